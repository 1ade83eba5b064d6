-- Whether an account is in use, and whether the provider still accepts its credentials. A deleted account keeps its row,
-- emptied, so that every node learns of it as of any other change.
ALTER TABLE channel
    ADD COLUMN life text NOT NULL DEFAULT 'on',
    ADD COLUMN life_since timestamptz,
    ADD COLUMN expired_at timestamptz,
    ADD CONSTRAINT channel_life CHECK (life IN ('on', 'off', 'archived', 'deleted'));

-- What was last seen of each account, gathered in memory and put down every few seconds.
CREATE TABLE channel_health (
    tenant_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    webhook_at timestamptz,
    handshake_at timestamptz,
    delivered_at timestamptz,
    rejected bigint NOT NULL DEFAULT 0,
    rejected_in_row bigint NOT NULL DEFAULT 0, -- since the last webhook that was in order
    rejected_since timestamptz,                -- the first of those
    rejected_at timestamptz,
    failing_since timestamptz,
    error_code text,
    error_text text,
    error_at timestamptz,
    CONSTRAINT channel_health_pk PRIMARY KEY (tenant_id, channel_id),
    CONSTRAINT channel_health_channel_fk FOREIGN KEY (tenant_id, channel_id)
        REFERENCES channel (tenant_id, id) ON DELETE CASCADE
) WITH (fillfactor = 70);
CALL insaka_isolate('channel_health');
