-- Domains whose addresses are believed of a provider that says nothing of having verified them; and whether signing out here is
-- signing out there.
ALTER TABLE sign_in_provider
    ADD COLUMN trusted_domains text[] NOT NULL DEFAULT '{}',
    ADD COLUMN signs_out boolean NOT NULL DEFAULT false;

-- What a session is called at the provider, as a keyed hash, and the token with which it is ended there.
ALTER TABLE teammate_session
    ADD COLUMN provider_session bytea,
    ADD COLUMN id_token_sealed bytea;
CREATE INDEX teammate_session_of_provider ON teammate_session (tenant_id, provider_session)
    WHERE provider_session IS NOT NULL;

-- Logout tokens that were used: each counts once. Every node hears that sessions may have ended.
CREATE TABLE sign_in_logout (
    tenant_id  uuid        NOT NULL,
    token_hash bytea       NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT sign_in_logout_pk PRIMARY KEY (tenant_id, token_hash)
);
CALL insaka_isolate('sign_in_logout');
CREATE TRIGGER sign_in_logout_told AFTER INSERT ON sign_in_logout FOR EACH ROW EXECUTE FUNCTION insaka_tell_access();
