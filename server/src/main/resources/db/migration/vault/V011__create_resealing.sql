-- After a rotation: how far each sealed table of an organisation has been sealed again with the new key.
CREATE TABLE resealing (
    tenant_id uuid NOT NULL,
    sealed_table text NOT NULL,
    position text,
    rows bigint NOT NULL,
    begun_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT resealing_pk PRIMARY KEY (tenant_id, sealed_table)
);
CREATE INDEX resealing_unfinished ON resealing (tenant_id, sealed_table) WHERE finished_at IS NULL;
CALL insaka_isolate('resealing');
CALL insaka_open_to_system('resealing', 'SELECT');
