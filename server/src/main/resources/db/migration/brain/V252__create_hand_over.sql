-- A conversation that was handed to a person, and what the person finds about it.
CREATE TABLE hand_over (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL, -- the id of the turn that decided it
    conversation_id uuid NOT NULL,
    reason text NOT NULL,
    cause text NOT NULL,
    priority text NOT NULL,
    facts bytea NOT NULL, -- sealed: what was said, tried and understood
    summary bytea, -- sealed; null while none was written
    since timestamptz NOT NULL, -- as hand_over_at of the conversation, for as long as it is this one
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('hand_over');
CREATE INDEX hand_over_of_conversation ON hand_over (tenant_id, conversation_id, since);

-- Those whose summary is still to be written. A row is leased by moving not_before ahead.
CREATE TABLE hand_over_due (
    tenant_id uuid NOT NULL,
    hand_over_id uuid NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, hand_over_id)
);
CALL insaka_isolate('hand_over_due');
CALL insaka_open_to_system('hand_over_due', 'SELECT, UPDATE');
CREATE INDEX hand_over_due_next ON hand_over_due (not_before);

-- When an organisation wants its people to take over; without a row, as the settings say.
CREATE TABLE hand_over_rules (
    tenant_id uuid PRIMARY KEY,
    misses smallint NOT NULL,
    mood double precision NOT NULL,
    when_upset boolean NOT NULL,
    when_urgent boolean NOT NULL,
    when_suspicious boolean NOT NULL
);
CALL insaka_isolate('hand_over_rules');
