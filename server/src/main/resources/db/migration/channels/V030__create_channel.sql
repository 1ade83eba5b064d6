-- One connected account of a provider. Name and settings are sealed together; the account's number at the provider is
-- kept as a blind index only, so that it cannot be connected twice.
CREATE TABLE channel (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    account bytea NOT NULL,
    sealed bytea NOT NULL,
    revision integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT channel_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT channel_account_once UNIQUE (tenant_id, kind, account)
);

-- Both serve look-ups that do not know the organisation: a webhook's address, and what changed on other nodes.
CREATE INDEX channel_by_id ON channel (id);
CREATE INDEX channel_by_change ON channel (changed_at);

CALL insaka_isolate('channel');
CALL insaka_open_to_system('channel', 'SELECT');
