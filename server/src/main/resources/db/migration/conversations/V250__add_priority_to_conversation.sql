-- How soon a person should look (-1 low, 0 normal, 1 high), and when the contact was last told that they wait for one.
ALTER TABLE conversation
    ADD COLUMN priority smallint NOT NULL DEFAULT 0,
    ADD COLUMN told_at timestamptz,
    ADD CONSTRAINT conversation_priority CHECK (priority BETWEEN -1 AND 1);
-- The list of those who wait, the most urgent first and then the one who waits longest: only they are in it.
CREATE INDEX conversation_by_wait ON conversation (tenant_id, (-priority), waiting_since, id)
    WHERE holder <> 'bot' AND waiting_since IS NOT NULL;
CREATE INDEX conversation_urgent ON conversation (tenant_id, last_activity_at, id) WHERE priority = 1;
