-- What teammates did to a conversation, for the lines in the thread. No words of customers are in it.
CREATE TABLE conversation_activity (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    teammate_id uuid, -- null: the product did it by itself
    subject_id uuid, -- the teammate it was assigned to
    value text, -- the label's name, the priority, or until when
    happened_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id, id)
);
CALL insaka_isolate('conversation_activity');

-- Lists that teammates keep. What is looked for may be a customer's name, and so it is sealed.
CREATE TABLE inbox_view (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    teammate_id uuid NOT NULL, -- who made it
    shared boolean NOT NULL,
    name text NOT NULL,
    filter bytea NOT NULL, -- sealed
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('inbox_view');
CREATE INDEX inbox_view_of_teammate ON inbox_view (tenant_id, teammate_id);

-- What the desk has to do at a time: a row is leased by moving not_before ahead.
CREATE TABLE desk_due (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL, -- of the conversation that wakes
    kind text NOT NULL,
    not_before timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, kind, id),
    CONSTRAINT desk_due_kind CHECK (kind IN ('wake', 'send'))
);
CALL insaka_isolate('desk_due');
CALL insaka_open_to_system('desk_due', 'SELECT, UPDATE');
CREATE INDEX desk_due_next ON desk_due (not_before);
