-- The provider (OpenID Connect) that an organisation signs in with; one at most.
CREATE TABLE sign_in_provider (
    tenant_id      uuid        NOT NULL,
    id             uuid        NOT NULL, -- another with another issuer or client: what was bound to the former is gone
    slug           text        NOT NULL, -- the last part of the address of its sign-in page
    name           text        NOT NULL,
    issuer         text        NOT NULL,
    client_id      text        NOT NULL,
    secret_sealed  bytea       NOT NULL,
    domains        text[]      NOT NULL,
    role           text, -- of who comes for the first time uninvited; null: nobody does
    custom_role_id uuid,
    required       boolean     NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    CONSTRAINT sign_in_provider_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT sign_in_provider_one UNIQUE (tenant_id),
    CONSTRAINT sign_in_provider_role_known CHECK (role IN ('admin', 'agent', 'viewer', 'custom')),
    CONSTRAINT sign_in_provider_role_named
        CHECK ((role IS NOT DISTINCT FROM 'custom') = (custom_role_id IS NOT NULL)),
    CONSTRAINT sign_in_provider_custom_role_fk FOREIGN KEY (tenant_id, custom_role_id)
        REFERENCES custom_role (tenant_id, id)
);
CREATE UNIQUE INDEX sign_in_provider_by_slug ON sign_in_provider (slug);
CREATE INDEX sign_in_provider_by_custom_role ON sign_in_provider (tenant_id, custom_role_id)
    WHERE custom_role_id IS NOT NULL;
CALL insaka_isolate('sign_in_provider');
CALL insaka_open_to_system('sign_in_provider', 'SELECT');

-- Who somebody at the provider is here. Found by a keyed hash of issuer and subject: an e-mail address may change hands.
CREATE TABLE sign_in_link (
    tenant_id     uuid        NOT NULL,
    teammate_id   uuid        NOT NULL,
    provider_id   uuid        NOT NULL,
    subject_index bytea       NOT NULL,
    linked_at     timestamptz NOT NULL,
    used_at       timestamptz NOT NULL,
    CONSTRAINT sign_in_link_pk PRIMARY KEY (tenant_id, teammate_id),
    CONSTRAINT sign_in_link_teammate_fk FOREIGN KEY (tenant_id, teammate_id)
        REFERENCES teammate (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT sign_in_link_provider_fk FOREIGN KEY (tenant_id, provider_id)
        REFERENCES sign_in_provider (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX sign_in_link_subject_once ON sign_in_link (tenant_id, subject_index);
CALL insaka_isolate('sign_in_link');

-- A browser on its way to the provider and back. Taken away by whoever comes back first.
CREATE TABLE sign_in_journey (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    provider_id  uuid        NOT NULL,
    state_hash   bytea       NOT NULL,
    browser_hash bytea       NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT sign_in_journey_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT sign_in_journey_provider_fk FOREIGN KEY (tenant_id, provider_id)
        REFERENCES sign_in_provider (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX sign_in_journey_by_state ON sign_in_journey (state_hash);
CREATE INDEX sign_in_journey_by_age ON sign_in_journey (expires_at);
CALL insaka_isolate('sign_in_journey');
CALL insaka_open_to_system('sign_in_journey', 'SELECT, DELETE');

-- Sessions that began at the provider end with it.
ALTER TABLE teammate_session ADD COLUMN by_provider boolean NOT NULL DEFAULT false;

-- As insaka_tell_access, of what is gone.
CREATE FUNCTION insaka_tell_access_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('insaka_access', OLD.tenant_id::text);
    RETURN NULL;
END $$;
CREATE TRIGGER sign_in_provider_gone AFTER DELETE ON sign_in_provider FOR EACH ROW
    EXECUTE FUNCTION insaka_tell_access_gone();
CREATE TRIGGER sign_in_provider_required AFTER UPDATE ON sign_in_provider FOR EACH ROW
    WHEN (NEW.required AND NOT OLD.required)
    EXECUTE FUNCTION insaka_tell_access();
