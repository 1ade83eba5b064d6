-- With which this installation signs short-lived tokens. Belongs to no organisation; the newest signs.
CREATE TABLE signing_key (
    id         uuid        NOT NULL, -- what a token names as its key
    key_sealed bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT signing_key_pk PRIMARY KEY (id)
);
GRANT SELECT, INSERT, DELETE ON signing_key TO insaka_system;

-- What began when a program exchanged its token once: signed tokens, renewed again and again until the end.
CREATE TABLE signed_family (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    token_id   uuid        NOT NULL,
    scopes     text[]      NOT NULL,
    created_at timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    CONSTRAINT signed_family_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT signed_family_token_fk FOREIGN KEY (tenant_id, token_id)
        REFERENCES api_token (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX signed_family_by_token ON signed_family (tenant_id, token_id, created_at);
CALL insaka_isolate('signed_family');
CALL insaka_open_to_system('signed_family', 'SELECT');

-- Used ones are kept while the family lives: one that comes again was stolen, or the first was.
CREATE TABLE refresh_token (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    family_id   uuid        NOT NULL,
    secret_hash bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    used_at     timestamptz,
    CONSTRAINT refresh_token_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT refresh_token_family_fk FOREIGN KEY (tenant_id, family_id)
        REFERENCES signed_family (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX refresh_token_by_secret ON refresh_token (secret_hash);
CREATE INDEX refresh_token_by_family ON refresh_token (tenant_id, family_id);
CALL insaka_isolate('refresh_token');
CALL insaka_open_to_system('refresh_token', 'SELECT');

-- A token that is revoked, and a family that is, count at once on every node.
CREATE TRIGGER api_token_gone AFTER DELETE ON api_token FOR EACH ROW
    EXECUTE FUNCTION insaka_tell_access_gone();
CREATE TRIGGER signed_family_gone AFTER DELETE ON signed_family FOR EACH ROW
    EXECUTE FUNCTION insaka_tell_access_gone();
