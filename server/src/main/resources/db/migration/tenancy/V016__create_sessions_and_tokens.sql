CREATE TABLE teammate_session (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    teammate_id uuid        NOT NULL,
    secret_hash bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    seen_at     timestamptz NOT NULL,
    CONSTRAINT teammate_session_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT teammate_session_teammate_fk FOREIGN KEY (tenant_id, teammate_id)
        REFERENCES teammate (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX teammate_session_by_secret ON teammate_session (secret_hash);
CREATE INDEX teammate_session_by_teammate ON teammate_session (tenant_id, teammate_id);
CALL insaka_isolate('teammate_session');
CALL insaka_open_to_system('teammate_session', 'SELECT, UPDATE');

CREATE TABLE api_token (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    teammate_id  uuid        NOT NULL,
    name         text        NOT NULL,
    scopes       text[]      NOT NULL,
    secret_hash  bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    CONSTRAINT api_token_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT api_token_name_said CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT api_token_teammate_fk FOREIGN KEY (tenant_id, teammate_id)
        REFERENCES teammate (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX api_token_by_secret ON api_token (secret_hash);
CALL insaka_isolate('api_token');
CALL insaka_open_to_system('api_token', 'SELECT, INSERT, UPDATE');

-- Wrong passwords by account, known or not, so that a lock says nothing about who exists. Belongs to no tenant.
CREATE TABLE sign_in_attempt (
    email_index bytea         NOT NULL,
    failures    timestamptz[] NOT NULL,
    latest_at   timestamptz   NOT NULL,
    CONSTRAINT sign_in_attempt_pk PRIMARY KEY (email_index)
);
CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (latest_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempt TO insaka_system;
