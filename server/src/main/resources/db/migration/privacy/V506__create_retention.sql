-- For how many days messages are kept. No row: for ever.
CREATE TABLE retention (
    tenant_id uuid    NOT NULL,
    days      integer NOT NULL,
    CONSTRAINT retention_pk PRIMARY KEY (tenant_id),
    CONSTRAINT retention_days CHECK (days > 0)
);
CALL insaka_isolate('retention');

-- Of a channel that has a period of its own; null: for ever. No row: as the organisation.
CREATE TABLE channel_retention (
    tenant_id  uuid NOT NULL,
    channel_id uuid NOT NULL,
    days       integer,
    CONSTRAINT channel_retention_pk PRIMARY KEY (tenant_id, channel_id),
    CONSTRAINT channel_retention_channel_fk FOREIGN KEY (tenant_id, channel_id)
        REFERENCES channel (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT channel_retention_days CHECK (days > 0)
);
CALL insaka_isolate('channel_retention');

-- How far the round is that takes away what is older, channel by channel.
CREATE TABLE retention_round (
    tenant_id       uuid        NOT NULL,
    channel_id      uuid, -- which one it is at; null between two rounds
    conversation_id uuid, -- up to which its conversations are done; null at the beginning
    ledger          boolean     NOT NULL DEFAULT false, -- its conversations are all done
    messages        bigint      NOT NULL DEFAULT 0, -- of the channel, in this round
    files           bigint      NOT NULL DEFAULT 0,
    not_before      timestamptz NOT NULL, -- leased by moving it ahead
    stamp           bigint      NOT NULL DEFAULT 0, -- whoever holds the newest may write
    CONSTRAINT retention_round_pk PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('retention_round');
CALL insaka_open_to_system('retention_round', 'SELECT, UPDATE');
CREATE INDEX retention_round_due ON retention_round (not_before);

-- What was done for a channel so far.
CREATE TABLE retention_progress (
    tenant_id  uuid        NOT NULL,
    channel_id uuid        NOT NULL,
    item_id    uuid, -- up to which the ledger is empty
    messages   bigint      NOT NULL DEFAULT 0, -- in the last round that found some
    files      bigint      NOT NULL DEFAULT 0,
    deleted_at timestamptz,
    CONSTRAINT retention_progress_pk PRIMARY KEY (tenant_id, channel_id),
    CONSTRAINT retention_progress_channel_fk FOREIGN KEY (tenant_id, channel_id)
        REFERENCES channel (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('retention_progress');
