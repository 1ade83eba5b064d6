-- A link that lets one person in, once: to join the team, or to choose a new password. Only its hash is known.
CREATE TABLE entry_link (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    purpose      text        NOT NULL,
    -- Whose password it changes; an invitation makes somebody new.
    teammate_id  uuid,
    email_sealed bytea       NOT NULL,
    role         text        NOT NULL,
    secret_hash  bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz,
    CONSTRAINT entry_link_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT entry_link_purpose_known CHECK (
        (purpose = 'invitation' AND teammate_id IS NULL) OR (purpose = 'password' AND teammate_id IS NOT NULL)),
    CONSTRAINT entry_link_role_known CHECK (role IN ('owner', 'admin', 'agent', 'viewer')),
    CONSTRAINT entry_link_teammate_fk FOREIGN KEY (tenant_id, teammate_id)
        REFERENCES teammate (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX entry_link_by_secret ON entry_link (secret_hash);
CALL insaka_isolate('entry_link');
CALL insaka_open_to_system('entry_link', 'SELECT');
