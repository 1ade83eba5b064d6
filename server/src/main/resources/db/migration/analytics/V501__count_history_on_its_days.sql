-- History that is brought along is counted on its own days.
CREATE OR REPLACE FUNCTION insaka_count_hands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was text := OLD.status;
    becomes text := NEW.status;
BEGIN
    IF OLD.merged_into IS NOT NULL THEN
        SELECT coalesce(max(last.status), OLD.status) INTO was FROM (
            SELECT status FROM analytics_change
            WHERE tenant_id = NEW.tenant_id AND conversation_id = NEW.id AND kind = 'hands'
            ORDER BY seq DESC LIMIT 1) last;
    END IF;
    IF NEW.merged_into IS NOT NULL THEN
        becomes := CASE OLD.status WHEN 'resolved' THEN was ELSE 'merged' END;
    END IF;
    INSERT INTO analytics_change (tenant_id, conversation_id, position, at, kind, status, holder, holder_id, team_id,
        was_status, was_holder, was_holder_id)
    VALUES (NEW.tenant_id, NEW.id, OLD.next_position,
        -- The moment by which the hand-over's reason is found.
        CASE WHEN OLD.holder = 'bot' AND NEW.holder = 'queue' THEN coalesce(NEW.hand_over_at, insaka_now()) ELSE insaka_now() END,
        'hands', becomes, NEW.holder, NEW.holder_id, NEW.team_id, was, OLD.holder, OLD.holder_id);
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION insaka_count_label() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed conversation_label;
    place bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN
        changed := OLD;
    ELSE
        changed := NEW;
    END IF;
    -- Whoever sorts a conversation has its row; whoever does not waits for it here, so that the order holds.
    SELECT next_position INTO place FROM conversation
    WHERE tenant_id = changed.tenant_id AND id = changed.conversation_id FOR NO KEY UPDATE;
    IF place IS NOT NULL THEN
        INSERT INTO analytics_change (tenant_id, conversation_id, position, at, kind, label_id)
        VALUES (changed.tenant_id, changed.conversation_id, place, insaka_now(),
            CASE TG_OP WHEN 'DELETE' THEN 'unlabelled' ELSE 'labelled' END, changed.label_id);
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION insaka_count_survey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.asked_at IS NULL AND NEW.asked_at IS NOT NULL THEN
        INSERT INTO analytics_change (tenant_id, conversation_id, position, at, kind, holder_id, team_id)
        VALUES (NEW.tenant_id, NEW.conversation_id, NEW.asked_position, NEW.asked_at, 'asked', NEW.teammate_id, NEW.team_id);
    END IF;
    IF NEW.heard_position IS DISTINCT FROM OLD.heard_position AND NEW.heard_position IS NOT NULL THEN
        INSERT INTO analytics_change (tenant_id, conversation_id, position, at, kind)
        VALUES (NEW.tenant_id, NEW.conversation_id, NEW.heard_position, insaka_now(), 'aside');
    END IF;
    IF NEW.score IS DISTINCT FROM OLD.score THEN
        INSERT INTO analytics_change
            (tenant_id, conversation_id, position, at, kind, holder_id, team_id, score, was_score)
        VALUES (NEW.tenant_id, NEW.conversation_id, coalesce(NEW.heard_position, NEW.last_position), NEW.asked_at, 'scored',
            NEW.teammate_id, NEW.team_id, NEW.score, OLD.score);
    END IF;
    RETURN NULL;
END
$$;
