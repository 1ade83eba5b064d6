-- A person who was, or is being, erased. What is left when it is done is the receipt: nothing personal is in it.
CREATE TABLE erasure (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contact_id uuid NOT NULL, -- of the contact that led the person: leads nowhere any more
    requested_by uuid NOT NULL,
    requested_at timestamptz NOT NULL,
    traces bytea, -- sealed: by what they are found; null when it is done
    pass smallint NOT NULL DEFAULT 1, -- once more after what was under way has ended
    holder text, -- who is asked next; null at the beginning of a pass
    position text,
    counts jsonb NOT NULL DEFAULT '{}', -- holder: [rows, files]
    not_before timestamptz NOT NULL, -- leased by moving it ahead
    stamp bigint NOT NULL DEFAULT 0, -- whoever holds the newest may write
    finished_at timestamptz,
    checksum text, -- of the receipt
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('erasure');
CALL insaka_open_to_system('erasure', 'SELECT, UPDATE');
CREATE INDEX erasure_due ON erasure (not_before) WHERE finished_at IS NULL;
