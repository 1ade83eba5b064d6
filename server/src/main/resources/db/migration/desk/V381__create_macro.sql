-- What teammates do again and again, in the team's own words. The owner whose id is all zeros is everybody.
CREATE TABLE macro (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    owner uuid NOT NULL,
    name text NOT NULL,
    steps text NOT NULL, -- JSON, in the order in which they are done
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('macro');
CREATE UNIQUE INDEX macro_by_name ON macro (tenant_id, owner, lower(name));
