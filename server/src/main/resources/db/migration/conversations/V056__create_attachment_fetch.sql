-- Files of inbound messages that are still with the provider. A row is leased by moving not_before ahead, so that a
-- fetch cut off by the end of its process is tried again by whoever is there.
CREATE TABLE attachment_fetch (
    tenant_id uuid NOT NULL,
    message_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, message_id)
);
CALL insaka_isolate('attachment_fetch');
CALL insaka_open_to_system('attachment_fetch', 'SELECT, UPDATE');
CREATE INDEX attachment_fetch_due ON attachment_fetch (not_before);
