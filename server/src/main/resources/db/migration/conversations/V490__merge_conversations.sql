-- A resolved conversation may go on in another: it points there, and nothing of either is moved. What opens it again takes the
-- pointer away in the same statement. With the other erased, it stands on its own.
ALTER TABLE conversation
    ADD COLUMN merged_into uuid,
    ADD CONSTRAINT conversation_merged CHECK (merged_into IS NULL OR (merged_into <> id AND status = 'resolved')),
    ADD CONSTRAINT conversation_merged_into FOREIGN KEY (tenant_id, merged_into) REFERENCES conversation (tenant_id, id)
        ON DELETE SET NULL (merged_into);
CREATE INDEX conversation_merged_into ON conversation (tenant_id, merged_into) WHERE merged_into IS NOT NULL;

-- By whom, and what undoing it puts back. No words of anybody.
CREATE TABLE conversation_merge (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL, -- the one that was merged
    into_id uuid NOT NULL,
    merged_by uuid NOT NULL,
    merged_at timestamptz NOT NULL,
    messages integer NOT NULL, -- in it, then
    labels uuid[] NOT NULL, -- that the other has got from it
    along uuid[] NOT NULL, -- what hung on it and hangs on the other now
    was_open boolean NOT NULL,
    was_holder text NOT NULL,
    was_holder_id uuid,
    was_reason text, -- why a person was wanted
    was_waiting_since timestamptz,
    was_priority smallint NOT NULL,
    was_snoozed_until timestamptz,
    reopened boolean NOT NULL, -- the other was resolved until then
    handed boolean NOT NULL, -- the other was with the bot until then
    fence bigint NOT NULL, -- of the other, right after
    position bigint NOT NULL, -- of the other's next message, right after
    PRIMARY KEY (tenant_id, conversation_id)
);
CALL insaka_isolate('conversation_merge');
CREATE INDEX conversation_merge_into ON conversation_merge (tenant_id, into_id);
