-- Who was called by name in a note. Seen once they have read the conversation since.
CREATE TABLE mention (
    tenant_id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    message_id uuid NOT NULL,
    mentioned_at timestamptz NOT NULL,
    seen_at timestamptz,
    PRIMARY KEY (tenant_id, teammate_id, conversation_id, message_id)
);
CALL insaka_isolate('mention');
CREATE INDEX mention_unseen ON mention (tenant_id, teammate_id, conversation_id) WHERE seen_at IS NULL;
