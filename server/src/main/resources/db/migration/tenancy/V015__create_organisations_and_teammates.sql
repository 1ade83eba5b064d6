-- Not a tenant table: it is the list of tenants. An organisation still sees only itself.
CREATE TABLE organisation (
    id              uuid        NOT NULL,
    name            text        NOT NULL,
    demo            boolean     NOT NULL,
    founded_at      timestamptz NOT NULL,
    -- Telling the other modules that it exists: a lease while it happens, and when it was done.
    announcing_till timestamptz,
    announced_at    timestamptz,
    CONSTRAINT organisation_pk PRIMARY KEY (id),
    CONSTRAINT organisation_name_said CHECK (length(name) BETWEEN 1 AND 200)
);
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY itself_only ON organisation TO insaka_app USING (id = (SELECT insaka_tenant()));
GRANT SELECT ON organisation TO insaka_app;
CALL insaka_open_to_system('organisation', 'SELECT, INSERT, UPDATE');

CREATE TABLE teammate (
    tenant_id      uuid        NOT NULL,
    id             uuid        NOT NULL,
    name_sealed    bytea       NOT NULL,
    email_sealed   bytea       NOT NULL,
    -- Keyed hash of the e-mail address under the deployment's key: signing in does not know the organisation yet.
    email_index    bytea       NOT NULL,
    password_hash  text        NOT NULL,
    role           text        NOT NULL,
    created_at     timestamptz NOT NULL,
    deactivated_at timestamptz,
    CONSTRAINT teammate_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT teammate_role_known CHECK (role IN ('owner', 'admin', 'agent', 'viewer'))
);
CREATE UNIQUE INDEX teammate_email_once ON teammate (tenant_id, email_index) WHERE deactivated_at IS NULL;
CREATE INDEX teammate_by_email ON teammate (email_index) WHERE deactivated_at IS NULL;
CALL insaka_isolate('teammate');
CALL insaka_open_to_system('teammate', 'SELECT, INSERT');
