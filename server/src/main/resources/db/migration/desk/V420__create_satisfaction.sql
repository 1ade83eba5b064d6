-- Whether customers are asked how they were served, where, and in which words.
CREATE TABLE satisfaction_rules (
    tenant_id uuid PRIMARY KEY,
    enabled boolean NOT NULL,
    channels uuid[] NOT NULL, -- empty: all
    by_itself boolean NOT NULL, -- also after what was resolved by itself
    delay_minutes integer NOT NULL,
    days_between integer NOT NULL,
    comment boolean NOT NULL,
    wordings jsonb NOT NULL, -- the organisation's own words; empty: the product's
    CONSTRAINT satisfaction_rules_delay CHECK (delay_minutes >= 0),
    CONSTRAINT satisfaction_rules_days CHECK (days_between >= 0)
);
CALL insaka_isolate('satisfaction_rules');

-- One question to one customer about one resolution: first planned, then asked, and perhaps answered.
CREATE TABLE satisfaction_survey (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    team_id uuid,
    teammate_id uuid, -- who resolved; null: it was resolved by itself
    resolved_at timestamptz NOT NULL,
    language text,
    asked_at timestamptz, -- null: planned
    asked_position bigint, -- of the question in the thread
    last_position bigint NOT NULL DEFAULT 0, -- of the last message that belongs to it
    heard_position bigint, -- of the latest answer to it
    score smallint,
    answered_at timestamptz, -- the first time; a correction leaves it
    comment bytea, -- sealed
    comment_until timestamptz, -- until then the next words are the comment
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT satisfaction_survey_score CHECK (score BETWEEN 1 AND 5),
    CONSTRAINT satisfaction_survey_asked CHECK ((asked_at IS NULL) = (asked_position IS NULL)),
    CONSTRAINT satisfaction_survey_answered CHECK ((score IS NULL) = (answered_at IS NULL)),
    CONSTRAINT satisfaction_survey_order CHECK (score IS NULL OR asked_at IS NOT NULL)
);
CALL insaka_isolate('satisfaction_survey');
CREATE UNIQUE INDEX satisfaction_survey_planned ON satisfaction_survey (tenant_id, conversation_id) WHERE asked_at IS NULL;
CREATE INDEX satisfaction_survey_of_conversation ON satisfaction_survey (tenant_id, conversation_id, asked_at);
CREATE INDEX satisfaction_survey_of_contact ON satisfaction_survey (tenant_id, contact_id, asked_at);
CREATE INDEX satisfaction_survey_answers ON satisfaction_survey (tenant_id, answered_at, id) WHERE answered_at IS NOT NULL;
CREATE INDEX satisfaction_survey_answers_of_teammate ON satisfaction_survey (tenant_id, teammate_id, answered_at, id)
    WHERE answered_at IS NOT NULL;
CREATE INDEX satisfaction_survey_answers_by_score ON satisfaction_survey (tenant_id, score, answered_at, id)
    WHERE answered_at IS NOT NULL;

-- The moment at which a customer is asked, if the conversation is still resolved then.
ALTER TABLE desk_due DROP CONSTRAINT desk_due_kind;
ALTER TABLE desk_due ADD CONSTRAINT desk_due_kind CHECK
    (kind IN ('wake', 'send', 'assign', 'fill', 'target', 'task', 'quiet', 'resolve', 'survey'));
