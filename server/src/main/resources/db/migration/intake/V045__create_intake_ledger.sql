-- The product's word: an item is here before its webhook is acknowledged.
CREATE TABLE intake_item (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY, -- order of arrival
    channel_id uuid NOT NULL,
    kind text NOT NULL,
    type text NOT NULL,
    dedup bytea NOT NULL, -- blind
    provider_id bytea, -- sealed: WhatsApp's message ids contain the phone number
    raw bytea NOT NULL, -- sealed
    lane bigint NOT NULL,
    state text NOT NULL,
    answered boolean NOT NULL DEFAULT false,
    attempts smallint NOT NULL DEFAULT 0,
    error text,
    received_at timestamptz NOT NULL,
    processed_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT intake_item_once UNIQUE (tenant_id, channel_id, dedup),
    CONSTRAINT intake_item_kind CHECK (kind IN ('message', 'status', 'other')),
    CONSTRAINT intake_item_state CHECK (state IN ('received', 'done', 'ignored', 'quarantined', 'dead'))
) WITH (fillfactor = 90, toast_tuple_target = 256, autovacuum_vacuum_insert_scale_factor = 0.1);
-- The raw item lives beside the row: marking an item done rewrites some hundred bytes and not the body.
ALTER TABLE intake_item ALTER COLUMN raw SET STORAGE EXTERNAL;
CALL insaka_isolate('intake_item');
CALL insaka_open_to_system('intake_item', 'SELECT, INSERT');
CREATE INDEX intake_item_by_arrival ON intake_item (tenant_id, seq);
CREATE INDEX intake_item_to_look_at ON intake_item (tenant_id, state, seq) WHERE state IN ('ignored', 'quarantined', 'dead');

-- The queue: small rows, gone as soon as the item is finished, so that a claim never passes over what is done.
CREATE TABLE intake_waiting (
    tenant_id uuid NOT NULL,
    shard smallint NOT NULL,
    priority smallint NOT NULL,
    seq bigint NOT NULL,
    item_id uuid NOT NULL,
    lane bigint NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    not_before timestamptz,
    begun boolean NOT NULL DEFAULT false, -- its message is stored and its turn on disk
    PRIMARY KEY (tenant_id, shard, priority, seq)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
CALL insaka_isolate('intake_waiting');
CALL insaka_open_to_system('intake_waiting', 'SELECT, INSERT, UPDATE');
CREATE INDEX intake_waiting_claim ON intake_waiting (shard, tenant_id, priority, seq);

-- What went in is counted where it goes in, what came out where it comes out: the two must add up.
CREATE TABLE intake_tally (
    tenant_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    part text NOT NULL,
    received bigint NOT NULL DEFAULT 0,
    answered bigint NOT NULL DEFAULT 0,
    stored bigint NOT NULL DEFAULT 0,
    ignored bigint NOT NULL DEFAULT 0,
    quarantined bigint NOT NULL DEFAULT 0,
    dead bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, channel_id, part)
) WITH (fillfactor = 50);
CALL insaka_isolate('intake_tally');
CALL insaka_open_to_system('intake_tally', 'SELECT, INSERT, UPDATE');

-- Who works which share of the lanes. The epoch fences: a worker that lost a shard cannot commit for it any more.
CREATE TABLE shard_lease (
    shard smallint PRIMARY KEY,
    owner text,
    epoch bigint NOT NULL DEFAULT 0,
    expires_at timestamptz
);
INSERT INTO shard_lease (shard) SELECT generate_series(0, 63);
GRANT SELECT, UPDATE ON shard_lease TO insaka_system;

CREATE TABLE worker_node (
    id text PRIMARY KEY,
    seen_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_node TO insaka_system;
