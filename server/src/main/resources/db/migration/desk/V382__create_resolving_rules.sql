-- When a conversation is resolved by itself: the first that fits. An empty list asks for nothing.
CREATE TABLE auto_resolve_rule (
    tenant_id uuid NOT NULL,
    position smallint NOT NULL,
    channels uuid[] NOT NULL,
    quiet_minutes integer NOT NULL,
    message text, -- the organisation's own words
    label_id uuid,
    PRIMARY KEY (tenant_id, position),
    CONSTRAINT auto_resolve_rule_quiet CHECK (quiet_minutes >= 1)
);
CALL insaka_isolate('auto_resolve_rule');

-- What has to be known before a person resolves: all that fit.
CREATE TABLE resolve_need (
    tenant_id uuid NOT NULL,
    position smallint NOT NULL,
    channels uuid[] NOT NULL,
    teams uuid[] NOT NULL,
    labels uuid[] NOT NULL, -- one of them has to be on it
    team boolean NOT NULL,
    assignee boolean NOT NULL,
    PRIMARY KEY (tenant_id, position)
);
CALL insaka_isolate('resolve_need');

-- Where the look at quiet conversations has come to, while it is on.
CREATE TABLE resolving_round (
    tenant_id uuid NOT NULL,
    at timestamptz NOT NULL,
    conversation_id uuid NOT NULL,
    PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('resolving_round');

-- An organisation whose quiet conversations are looked at, and one conversation that may be resolved.
ALTER TABLE desk_due DROP CONSTRAINT desk_due_kind;
ALTER TABLE desk_due ADD CONSTRAINT desk_due_kind
    CHECK (kind IN ('wake', 'send', 'assign', 'fill', 'target', 'task', 'quiet', 'resolve'));
