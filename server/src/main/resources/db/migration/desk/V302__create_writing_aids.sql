-- Words that are written often. The owner whose id is all zeros is everybody.
CREATE TABLE canned_reply (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    owner uuid NOT NULL,
    shortcut text NOT NULL,
    text text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('canned_reply');
CREATE UNIQUE INDEX canned_reply_by_shortcut ON canned_reply (tenant_id, owner, lower(shortcut));

-- What teammates have begun to write.
CREATE TABLE reply_draft (
    tenant_id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    note boolean NOT NULL,
    text bytea NOT NULL, -- sealed
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, teammate_id, conversation_id)
);
CALL insaka_isolate('reply_draft');

-- What is to be sent later; desk_due says when. It becomes a message in the transaction that deletes it here.
CREATE TABLE scheduled_message (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    draft bytea NOT NULL, -- sealed
    send_at timestamptz NOT NULL,
    problem text, -- the code of why it could not be sent when its time had come
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('scheduled_message');
CREATE INDEX scheduled_message_of_conversation ON scheduled_message (tenant_id, conversation_id, send_at);
