-- How an organisation wants its messages guarded and understood, one row for each; absent: the defaults.
CREATE TABLE brain_rules (
    tenant_id uuid NOT NULL,
    part text NOT NULL,
    version bigint NOT NULL, -- every node compares it with what it holds
    rules bytea NOT NULL, -- sealed: customers' addresses are in it
    PRIMARY KEY (tenant_id, part),
    CONSTRAINT brain_rules_part CHECK (part IN ('guard', 'intents'))
) WITH (fillfactor = 80);
CALL insaka_isolate('brain_rules');

-- How much somebody wrote lately, in numbers that do not grow: see io.insaka.brain.guard.Pace.
ALTER TABLE brain_session ADD COLUMN pace bigint[];
