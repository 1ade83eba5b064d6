-- Demo data that is being loaded, is there, or is being removed; without a row there is none.
CREATE TABLE demo (
    tenant_id uuid PRIMARY KEY,
    state text NOT NULL,
    begun_at timestamptz NOT NULL, -- its history ends here
    begun_by uuid NOT NULL, -- its conversations are theirs
    step integer NOT NULL DEFAULT 0, -- the next
    not_before timestamptz, -- leased by moving it ahead; null: nothing is to be done
    stamp bigint NOT NULL DEFAULT 0, -- whoever holds the newest may write
    CONSTRAINT demo_state CHECK (state IN ('loading', 'loaded', 'removing'))
);
CALL insaka_isolate('demo');
CALL insaka_open_to_system('demo', 'SELECT, UPDATE');
CREATE INDEX demo_due ON demo (not_before) WHERE not_before IS NOT NULL;

-- What was made for it, by which it is found again; what hangs on a conversation or a customer goes with that.
CREATE TABLE demo_row (
    tenant_id uuid NOT NULL,
    kind text NOT NULL, -- the table
    id uuid NOT NULL,
    name text NOT NULL DEFAULT '', -- what the demo calls it
    PRIMARY KEY (tenant_id, kind, id)
);
CALL insaka_isolate('demo_row');
