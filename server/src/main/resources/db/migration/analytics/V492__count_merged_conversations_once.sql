-- What is resolved by being merged is not counted as resolved: the conversation in which it goes on is, once. Opened again, it
-- never was resolved; what had been resolved before it was merged stays counted.
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
        CASE WHEN OLD.holder = 'bot' AND NEW.holder = 'queue' THEN coalesce(NEW.hand_over_at, now()) ELSE now() END,
        'hands', becomes, NEW.holder, NEW.holder_id, NEW.team_id, was, OLD.holder, OLD.holder_id);
    RETURN NULL;
END
$$;
