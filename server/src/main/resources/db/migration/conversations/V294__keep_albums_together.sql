-- A message that was sent as several: what its parts and the whole are called at the provider, beside its own name.
CREATE TABLE message_alias (
    tenant_id uuid NOT NULL,
    alias bytea NOT NULL,
    message_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, alias),
    FOREIGN KEY (tenant_id, message_id) REFERENCES message (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('message_alias');
CREATE INDEX message_alias_message ON message_alias (tenant_id, message_id);

-- Which of the message's files; 0 where it has one.
ALTER TABLE attachment_fetch ADD COLUMN place bigint NOT NULL DEFAULT 0;
ALTER TABLE attachment_fetch DROP CONSTRAINT attachment_fetch_pkey;
ALTER TABLE attachment_fetch ADD PRIMARY KEY (tenant_id, message_id, place);
