CREATE TABLE conversation (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    channel_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    status text NOT NULL DEFAULT 'open',
    -- The lease: exactly one of bot, queue (nobody: a person is awaited) or one teammate may write.
    holder text NOT NULL DEFAULT 'bot',
    holder_id uuid,
    fence bigint NOT NULL DEFAULT 0,
    hand_over_reason text,
    hand_over_at timestamptz,
    unread integer NOT NULL DEFAULT 0,
    waiting_since timestamptz,
    last_inbound_at timestamptz,
    last_activity_at timestamptz NOT NULL,
    next_position bigint NOT NULL DEFAULT 1,
    lane bigint NOT NULL,
    shard smallint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT conversation_of_contact UNIQUE (tenant_id, channel_id, contact_id),
    CONSTRAINT conversation_status CHECK (status IN ('open', 'resolved')),
    CONSTRAINT conversation_holder CHECK ((holder IN ('bot', 'queue') AND holder_id IS NULL) OR (holder = 'teammate' AND holder_id IS NOT NULL))
) WITH (fillfactor = 80);
CALL insaka_isolate('conversation');
CREATE INDEX conversation_by_activity ON conversation (tenant_id, last_activity_at, id);
CREATE INDEX conversation_of_person ON conversation (tenant_id, contact_id);
CREATE INDEX conversation_not_with_bot ON conversation (tenant_id, holder, holder_id, last_activity_at) WHERE holder <> 'bot';

CREATE TABLE message (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL, -- an inbound message has the id of its ledger item
    conversation_id uuid NOT NULL,
    position bigint NOT NULL,
    direction text NOT NULL,
    author text NOT NULL,
    author_id uuid,
    type text NOT NULL,
    content bytea NOT NULL, -- sealed
    words bigint[] NOT NULL DEFAULT '{}', -- blind
    status text NOT NULL,
    error_code text,
    error_text text,
    provider_key bytea, -- blind
    provider_id bytea, -- sealed
    reply_to uuid,
    reactions jsonb NOT NULL DEFAULT '[]',
    edited_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT message_position UNIQUE (tenant_id, conversation_id, position),
    CONSTRAINT message_direction CHECK (direction IN ('inbound', 'outbound', 'note')),
    CONSTRAINT message_author CHECK (author IN ('contact', 'bot', 'teammate', 'system')),
    CONSTRAINT message_status CHECK (status IN ('received', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unsure', 'cancelled'))
) WITH (fillfactor = 85);
CALL insaka_isolate('message');
CREATE INDEX message_by_provider ON message (tenant_id, provider_key) WHERE provider_key IS NOT NULL;
CREATE INDEX message_words ON message USING gin (words);

-- What is to be sent: written with the state that caused it, gone once the provider took it.
CREATE TABLE outbox (
    tenant_id uuid NOT NULL,
    message_id uuid NOT NULL,
    shard smallint NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    conversation_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    author text NOT NULL,
    superseded boolean NOT NULL DEFAULT false, -- a teammate took the thread: never tried again
    claimed_by text, -- incarnation of the node that is sending it
    state text NOT NULL DEFAULT 'queued',
    attempts smallint NOT NULL DEFAULT 0,
    not_before timestamptz,
    attempted_at timestamptz,
    error_code text,
    error_text text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, message_id),
    CONSTRAINT outbox_state CHECK (state IN ('queued', 'sending', 'unsure', 'dead'))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
CALL insaka_isolate('outbox');
CALL insaka_open_to_system('outbox', 'SELECT, UPDATE');
CREATE INDEX outbox_claim ON outbox (shard, seq) WHERE state <> 'dead';
CREATE INDEX outbox_of_conversation ON outbox (tenant_id, conversation_id, seq);
CREATE INDEX outbox_dead ON outbox (tenant_id, channel_id, seq) WHERE state = 'dead';
