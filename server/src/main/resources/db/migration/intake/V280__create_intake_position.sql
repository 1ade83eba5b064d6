-- Up to where an account that we fetch from was collected, in its adapter's own words (a mailbox: UIDVALIDITY and UID).
CREATE TABLE intake_position (
    tenant_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    position text NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT intake_position_pk PRIMARY KEY (tenant_id, channel_id),
    CONSTRAINT intake_position_channel_fk FOREIGN KEY (tenant_id, channel_id)
        REFERENCES channel (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('intake_position');
