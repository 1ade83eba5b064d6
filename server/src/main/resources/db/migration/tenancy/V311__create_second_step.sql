-- The second step of a sign-in: what an app on a teammate's phone shows, or one of the codes for when the phone is lost.
CREATE TABLE second_step (
    tenant_id     uuid        NOT NULL,
    teammate_id   uuid        NOT NULL,
    secret_sealed bytea       NOT NULL,
    begun_at      timestamptz NOT NULL,
    confirmed_at  timestamptz, -- null: the app has not shown yet that it knows the secret
    last_step     bigint      NOT NULL DEFAULT 0, -- a code counts once, and none before it any more
    CONSTRAINT second_step_pk PRIMARY KEY (tenant_id, teammate_id),
    CONSTRAINT second_step_teammate_fk FOREIGN KEY (tenant_id, teammate_id)
        REFERENCES teammate (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('second_step');

CREATE TABLE recovery_code (
    tenant_id   uuid  NOT NULL,
    teammate_id uuid  NOT NULL,
    code_hash   bytea NOT NULL,
    CONSTRAINT recovery_code_pk PRIMARY KEY (tenant_id, teammate_id, code_hash),
    CONSTRAINT recovery_code_second_step_fk FOREIGN KEY (tenant_id, teammate_id)
        REFERENCES second_step (tenant_id, teammate_id) ON DELETE CASCADE
);
CALL insaka_isolate('recovery_code');
