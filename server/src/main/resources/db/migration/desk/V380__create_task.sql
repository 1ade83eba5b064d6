-- What teammates still have to do. Of a teammate, or of a team.
CREATE TABLE desk_task (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    title bytea NOT NULL, -- sealed
    note bytea, -- sealed
    due_at timestamptz, -- null: some day
    -- its place among what is to be done: what is due at no time comes last
    place_at timestamptz NOT NULL GENERATED ALWAYS AS (COALESCE(due_at, TIMESTAMPTZ '9999-12-31 00:00:00+00')) STORED,
    teammate_id uuid,
    team_id uuid,
    conversation_id uuid,
    contact_id uuid,
    follow_up boolean NOT NULL, -- its conversation comes back when it is due
    told_at timestamptz, -- the due time that its owner has been told of
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    done_by uuid,
    done_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT desk_task_owner CHECK (num_nonnulls(teammate_id, team_id) = 1),
    CONSTRAINT desk_task_done CHECK ((done_at IS NULL) = (done_by IS NULL)),
    CONSTRAINT desk_task_follow_up CHECK (NOT follow_up OR (conversation_id IS NOT NULL AND due_at IS NOT NULL))
);
CALL insaka_isolate('desk_task');
CREATE INDEX desk_task_next ON desk_task (tenant_id, place_at, id) WHERE done_at IS NULL;
CREATE INDEX desk_task_of_teammate ON desk_task (tenant_id, teammate_id, place_at, id) WHERE done_at IS NULL;
CREATE INDEX desk_task_of_team ON desk_task (tenant_id, team_id, place_at, id) WHERE done_at IS NULL AND team_id IS NOT NULL;
CREATE INDEX desk_task_done ON desk_task (tenant_id, done_at, id) WHERE done_at IS NOT NULL;
CREATE INDEX desk_task_done_of_teammate ON desk_task (tenant_id, teammate_id, done_at, id) WHERE done_at IS NOT NULL;
CREATE INDEX desk_task_done_of_team ON desk_task (tenant_id, team_id, done_at, id) WHERE done_at IS NOT NULL AND team_id IS NOT NULL;
CREATE INDEX desk_task_of_conversation ON desk_task (tenant_id, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX desk_task_of_contact ON desk_task (tenant_id, contact_id) WHERE contact_id IS NOT NULL;

ALTER TABLE desk_due DROP CONSTRAINT desk_due_kind;
ALTER TABLE desk_due ADD CONSTRAINT desk_due_kind CHECK (kind IN ('wake', 'send', 'assign', 'fill', 'target', 'task'));
