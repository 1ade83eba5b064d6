-- People of an organisation who answer together. More than `capacity` open conversations nobody is given in all.
CREATE TABLE team (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    assignment text NOT NULL,
    capacity smallint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT team_assignment CHECK (assignment IN ('manual', 'round-robin', 'least-busy')),
    CONSTRAINT team_capacity CHECK (capacity BETWEEN 1 AND 500)
);
CALL insaka_isolate('team');
CREATE UNIQUE INDEX team_by_name ON team (tenant_id, lower(name));

CREATE TABLE team_member (
    tenant_id uuid NOT NULL,
    team_id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    capacity smallint, -- null: as the team says
    turn bigint NOT NULL DEFAULT 0, -- grows with each conversation that is given: who has the lowest is next
    PRIMARY KEY (tenant_id, team_id, teammate_id),
    CONSTRAINT team_member_capacity CHECK (capacity BETWEEN 0 AND 500),
    CONSTRAINT team_member_of_team FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('team_member');
CREATE INDEX team_member_by_teammate ON team_member (tenant_id, teammate_id, team_id);

-- No foreign key: a customer's message must not wait for somebody who deletes a team. An id without a team is none.
ALTER TABLE conversation ADD COLUMN team_id uuid;
CREATE INDEX conversation_of_team ON conversation (tenant_id, team_id, last_activity_at, id) WHERE team_id IS NOT NULL;
-- The queue of a team, in the order in which it is given out.
CREATE INDEX conversation_for_team ON conversation (tenant_id, team_id, (-priority), waiting_since, id)
    WHERE holder = 'queue' AND status = 'open' AND snoozed_until IS NULL AND team_id IS NOT NULL;
