-- By when a person should have done what was promised. Kept here, so that a list sorted by it walks one index.
ALTER TABLE conversation
    ADD COLUMN due_at timestamptz,
    ADD COLUMN due_warn_at timestamptz,
    ADD COLUMN due_target text,
    ADD CONSTRAINT conversation_due_target CHECK (due_target IN ('first', 'next', 'resolution')),
    ADD CONSTRAINT conversation_due CHECK ((due_at IS NULL) = (due_target IS NULL) AND (due_at IS NULL) = (due_warn_at IS NULL));
CREATE INDEX conversation_by_due ON conversation (tenant_id, due_at, id) WHERE status = 'open' AND due_at IS NOT NULL;
