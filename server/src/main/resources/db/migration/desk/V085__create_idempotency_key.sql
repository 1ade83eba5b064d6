-- A repeated request with the same key gets the same answer.
CREATE TABLE idempotency_key (
    tenant_id uuid NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    message_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, key)
);
CALL insaka_isolate('idempotency_key');
