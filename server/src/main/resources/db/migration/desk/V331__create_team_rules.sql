-- Which team answers what the bot hands over: the first rule that fits. An empty list asks for nothing.
CREATE TABLE team_rule (
    tenant_id uuid NOT NULL,
    position smallint NOT NULL,
    team_id uuid NOT NULL,
    channels uuid[] NOT NULL,
    labels uuid[] NOT NULL,
    causes text[] NOT NULL,
    PRIMARY KEY (tenant_id, position),
    CONSTRAINT team_rule_for_team FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('team_rule');

-- Who is there to be given conversations: not those who said that they are away, or were not seen for some minutes.
CREATE TABLE teammate_presence (
    tenant_id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    away boolean NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, teammate_id)
);
CALL insaka_isolate('teammate_presence');

-- A conversation that waits in the queue of a team is given to somebody; a teammate who has become free is given some.
ALTER TABLE desk_due DROP CONSTRAINT desk_due_kind;
ALTER TABLE desk_due ADD CONSTRAINT desk_due_kind CHECK (kind IN ('wake', 'send', 'assign', 'fill'));
