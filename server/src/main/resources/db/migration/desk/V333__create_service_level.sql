-- What is promised to customers who want a person: the first that fits. An empty list asks for nothing.
CREATE TABLE service_level (
    tenant_id uuid NOT NULL,
    position smallint NOT NULL,
    name text NOT NULL,
    channels uuid[] NOT NULL,
    teams uuid[] NOT NULL,
    priorities text[] NOT NULL,
    first_minutes integer,
    next_minutes integer,
    resolution_minutes integer,
    warn_minutes integer NOT NULL,
    hours text NOT NULL, -- in which time counts
    week smallint[] NOT NULL, -- day, opens, closes, and so on; when the hours are its own
    PRIMARY KEY (tenant_id, position),
    CONSTRAINT service_level_hours CHECK (hours IN ('always', 'organisation', 'own'))
);
CALL insaka_isolate('service_level');

-- How much of what was promised is used up, while people have the conversation.
CREATE TABLE service_clock (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    answered boolean NOT NULL, -- a teammate has written since it was handed over
    response_spent bigint NOT NULL, -- seconds in which it counted, before it was paused last
    resolution_spent bigint NOT NULL,
    running_since timestamptz, -- null: paused
    told_at timestamptz, -- the due time whose breach has been told
    PRIMARY KEY (tenant_id, conversation_id)
);
CALL insaka_isolate('service_clock');

ALTER TABLE desk_due DROP CONSTRAINT desk_due_kind;
ALTER TABLE desk_due ADD CONSTRAINT desk_due_kind CHECK (kind IN ('wake', 'send', 'assign', 'fill', 'target'));
