-- Webhooks that came from an address the channel does not take any from: for whoever has to mend the list. The address
-- is sealed.
CREATE TABLE channel_turned_away (
    tenant_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    times bigint NOT NULL,
    last_at timestamptz NOT NULL,
    last_from bytea NOT NULL,
    CONSTRAINT channel_turned_away_pk PRIMARY KEY (tenant_id, channel_id),
    CONSTRAINT channel_turned_away_channel_fk FOREIGN KEY (tenant_id, channel_id)
        REFERENCES channel (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('channel_turned_away');
