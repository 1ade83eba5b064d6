-- Conditions that the team keeps under a name. Their words may be a customer's: sealed.
CREATE TABLE segment (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    condition bytea NOT NULL, -- sealed
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('segment');
CREATE UNIQUE INDEX segment_by_name ON segment (tenant_id, lower(name));
