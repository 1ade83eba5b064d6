-- Up to when a conversation was looked through for messages that are too old: before this moment there is none in it. It changes
-- when a round of retention has been there, never with a message.
ALTER TABLE conversation ADD COLUMN aged_at timestamptz NOT NULL DEFAULT '-infinity';
CREATE INDEX conversation_by_age ON conversation (tenant_id, channel_id, aged_at);
