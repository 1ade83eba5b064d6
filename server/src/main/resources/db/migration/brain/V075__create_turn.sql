-- One inbound message being answered, or how it was answered.
CREATE TABLE turn (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL, -- the id of the ledger item
    conversation_id uuid NOT NULL,
    flow smallint NOT NULL, -- version of the graph it runs on
    status text NOT NULL,
    outcome text NOT NULL,
    fence bigint NOT NULL,
    trace bytea NOT NULL, -- sealed: what each step saw and decided
    attempts smallint NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT turn_status CHECK (status IN ('running', 'done', 'abandoned'))
) WITH (fillfactor = 90);
CALL insaka_isolate('turn');
CREATE INDEX turn_of_conversation ON turn (tenant_id, conversation_id, started_at);
CREATE UNIQUE INDEX turn_one_at_a_time ON turn (tenant_id, conversation_id) WHERE status = 'running';

-- Results of calls that cost time or money: a resumed turn finds them here instead of calling again.
CREATE TABLE turn_journal (
    tenant_id uuid NOT NULL,
    turn_id uuid NOT NULL,
    key text NOT NULL,
    result bytea NOT NULL, -- sealed
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, turn_id, key)
);
CALL insaka_isolate('turn_journal');

-- Where a conversation stands between two messages.
CREATE TABLE brain_session (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    skill text, -- the skill that holds it (LOCKED); null when open
    memory bytea, -- sealed
    misses smallint NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id)
) WITH (fillfactor = 80);
CALL insaka_isolate('brain_session');
