-- Who did what, when, and from where: one chain of entries for each organisation, written with the change itself.
CREATE TABLE audit_entry (
    tenant_id uuid NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL,
    teammate_id uuid,
    token_id uuid,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    details text NOT NULL,        -- as hashed: jsonb would put its fields in another order
    commitment bytea,             -- to what audit_personal keeps for this entry; null where nothing is kept
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_entry_pk PRIMARY KEY (tenant_id, seq)
);
CALL insaka_isolate('audit_entry');
REVOKE UPDATE, DELETE ON audit_entry FROM insaka_app;
CREATE INDEX audit_entry_by_teammate ON audit_entry (tenant_id, teammate_id, seq);
CREATE INDEX audit_entry_by_subject ON audit_entry (tenant_id, subject_id, seq);
CREATE INDEX audit_entry_by_action ON audit_entry (tenant_id, action text_pattern_ops, seq);

CREATE FUNCTION insaka_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION insaka_refuse_change();

-- The end of each chain. Its row is what writers wait for: they lock it last, so nobody waits in a circle.
CREATE TABLE audit_head (
    tenant_id uuid NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_head_pk PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('audit_head');
REVOKE DELETE ON audit_head FROM insaka_app;

-- What is personal about an entry, sealed. Beside the chain and not in it: it is sealed again when keys rotate and goes
-- when it has to be forgotten, and the chain stays whole.
CREATE TABLE audit_personal (
    tenant_id uuid NOT NULL,
    seq bigint NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT audit_personal_pk PRIMARY KEY (tenant_id, seq)
);
CALL insaka_isolate('audit_personal');
