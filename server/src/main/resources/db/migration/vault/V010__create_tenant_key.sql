-- Keys of one organisation, each set sealed with the master key. A row is made on the organisation's first use.
CREATE TABLE tenant_key (
    tenant_id uuid NOT NULL,
    use text NOT NULL,
    revision int NOT NULL,
    keyset bytea NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT tenant_key_pk PRIMARY KEY (tenant_id, use),
    CONSTRAINT tenant_key_use_known CHECK (use IN ('seal', 'blind', 'files'))
);
CALL insaka_isolate('tenant_key');
CALL insaka_open_to_system('tenant_key', 'SELECT, INSERT, UPDATE');
-- The first use may happen inside a transaction that is rolled back later, so keys travel on connections of their own;
-- the role that serves requests has no business here.
REVOKE ALL ON tenant_key FROM insaka_app;

-- One row: a known text sealed with the master key, so that a wrong key is noticed before it seals anything.
CREATE TABLE master_key_proof (
    single boolean NOT NULL DEFAULT true,
    proof bytea NOT NULL,
    CONSTRAINT master_key_proof_pk PRIMARY KEY (single),
    CONSTRAINT master_key_proof_single CHECK (single)
);
GRANT SELECT, INSERT ON master_key_proof TO insaka_system;
