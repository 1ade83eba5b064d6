-- What a request with an Idempotency-Key was answered, for its repetitions during a day.
CREATE TABLE answered_request (
    tenant_id uuid NOT NULL,
    caller uuid NOT NULL, -- the token, or the teammate whose browser it was
    key_hash bytea NOT NULL, -- of the path and the key
    request_hash bytea NOT NULL,
    status integer, -- null while it is being worked on
    content_type text,
    answer bytea, -- sealed
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, caller, key_hash)
);
CALL insaka_isolate('answered_request');
CALL insaka_open_to_system('answered_request', 'SELECT, DELETE');
CREATE INDEX answered_request_age ON answered_request USING brin (begun_at);
