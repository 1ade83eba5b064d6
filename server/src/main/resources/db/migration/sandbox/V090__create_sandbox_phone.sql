-- What the phones of a simulated number's customers show, as one sealed piece: kept for the eye of whoever plays the
-- customer, read once at the start.
CREATE TABLE sandbox_phone (
    tenant_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    sealed bytea NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT sandbox_phone_pk PRIMARY KEY (tenant_id, channel_id)
);

CALL insaka_isolate('sandbox_phone');
