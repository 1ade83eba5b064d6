-- What customers asked lately, answered once more as things are and as they would be; nothing else is written meanwhile.
CREATE TABLE rehearsal (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    state text NOT NULL,
    script bytea NOT NULL, -- sealed: what would be changed, the questions, and both answers to each
    started_by uuid NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL, -- a node was at work on it then
    finished_at timestamptz,
    CONSTRAINT rehearsal_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT rehearsal_state CHECK (state IN ('running', 'done', 'canceled', 'stopped'))
) WITH (fillfactor = 70);
CALL insaka_isolate('rehearsal');
CREATE UNIQUE INDEX rehearsal_one_at_a_time ON rehearsal (tenant_id) WHERE state = 'running';
