-- Browsers that want to be told of new messages while no page of theirs is open.
CREATE TABLE chat_push (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL, -- blind: its address at the push service
    channel_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    conversation_id uuid, -- null until the visitor has written
    subscription bytea NOT NULL, -- sealed: the address, and the keys of the browser
    told bigint NOT NULL, -- up to this place in the thread the visitor knows, or was told
    claimed_until timestamptz, -- a node is at it
    created_at timestamptz NOT NULL,
    CONSTRAINT chat_push_pk PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('chat_push');
CALL insaka_open_to_system('chat_push', 'SELECT');
CREATE INDEX chat_push_of_visitor ON chat_push (tenant_id, visitor_id);
CREATE INDEX chat_push_of_conversation ON chat_push (tenant_id, conversation_id);

-- The organisation's own keys (VAPID): they name it to every push service, and never change while somebody subscribes.
CREATE TABLE chat_push_key (
    tenant_id uuid NOT NULL,
    version smallint NOT NULL DEFAULT 1, -- one for now: a new key would end every subscription
    public_key bytea NOT NULL,
    private_key bytea NOT NULL, -- sealed
    created_at timestamptz NOT NULL,
    CONSTRAINT chat_push_key_pk PRIMARY KEY (tenant_id, version)
);
CALL insaka_isolate('chat_push_key');
