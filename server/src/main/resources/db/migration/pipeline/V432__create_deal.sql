-- Where what somebody may buy stands. None saved: made when somebody looks first.
CREATE TABLE pipeline_stage (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    place integer NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT pipeline_stage_kind CHECK (kind IN ('open', 'won', 'lost'))
);
CALL insaka_isolate('pipeline_stage');

CREATE TABLE deal (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    title bytea NOT NULL, -- sealed
    note bytea, -- sealed
    contact_id uuid,
    value numeric(19, 4), -- null: nobody knows yet
    currency text,
    owner_id uuid NOT NULL,
    expected_on date,
    stage_id uuid NOT NULL,
    rank numeric NOT NULL, -- its place in the stage: between those of its neighbours
    revision integer NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT deal_value CHECK ((value IS NULL) = (currency IS NULL)),
    CONSTRAINT deal_of_stage FOREIGN KEY (tenant_id, stage_id) REFERENCES pipeline_stage (tenant_id, id)
);
CALL insaka_isolate('deal');
CREATE INDEX deal_in_stage ON deal (tenant_id, stage_id, rank, id) INCLUDE (value, currency);
CREATE INDEX deal_of_owner ON deal (tenant_id, owner_id, stage_id, rank, id);
CREATE INDEX deal_of_contact ON deal (tenant_id, contact_id) WHERE contact_id IS NOT NULL;

-- From stage to stage.
CREATE TABLE deal_move (
    tenant_id uuid NOT NULL,
    deal_id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    from_name text, -- as it was called; null: it was made here
    to_name text NOT NULL,
    moved_by uuid NOT NULL,
    moved_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, deal_id, seq),
    CONSTRAINT deal_move_of_deal FOREIGN KEY (tenant_id, deal_id) REFERENCES deal (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('deal_move');
