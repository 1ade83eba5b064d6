-- What is said to many waits for every answer to one: it is claimed last, of each shard and of each conversation.
ALTER TABLE outbox ADD COLUMN bulk boolean NOT NULL DEFAULT false;
DROP INDEX outbox_claim;
CREATE INDEX outbox_claim ON outbox (shard, bulk, seq) WHERE NOT dead;

-- The author's id is the mailing's.
ALTER TABLE message DROP CONSTRAINT message_author;
ALTER TABLE message ADD CONSTRAINT message_author
    CHECK (author IN ('contact', 'bot', 'system', 'teammate', 'mailing')) NOT VALID;
