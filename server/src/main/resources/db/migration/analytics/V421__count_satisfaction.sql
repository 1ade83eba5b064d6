-- Customers who were asked how they were served, and what they said. "Aside" is at the place of an answer: it is no message
-- of the conversation itself, and begins nothing.
ALTER TABLE analytics_change DROP CONSTRAINT analytics_change_kind;
ALTER TABLE analytics_change
    ADD COLUMN score smallint,
    ADD COLUMN was_score smallint,
    ADD CONSTRAINT analytics_change_kind CHECK (kind IN ('hands', 'labelled', 'unlabelled', 'asked', 'scored', 'aside'));

-- Whoever writes a survey has its conversation's row, so the order holds. All of it is counted on the day of the question.
CREATE FUNCTION insaka_count_survey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.asked_at IS NULL AND NEW.asked_at IS NOT NULL THEN
        INSERT INTO analytics_change (tenant_id, conversation_id, position, at, kind, holder_id, team_id)
        VALUES (NEW.tenant_id, NEW.conversation_id, NEW.asked_position, NEW.asked_at, 'asked', NEW.teammate_id, NEW.team_id);
    END IF;
    IF NEW.heard_position IS DISTINCT FROM OLD.heard_position AND NEW.heard_position IS NOT NULL THEN
        INSERT INTO analytics_change (tenant_id, conversation_id, position, at, kind)
        VALUES (NEW.tenant_id, NEW.conversation_id, NEW.heard_position, now(), 'aside');
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
CREATE TRIGGER satisfaction_survey_counted AFTER UPDATE OF asked_at, heard_position, score ON satisfaction_survey
    FOR EACH ROW EXECUTE FUNCTION insaka_count_survey();
