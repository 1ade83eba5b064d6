-- What is remembered of a conversation beyond its last messages: a summary, and what the customer is known to like.
CREATE TABLE conversation_memory (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    upto bigint NOT NULL, -- the position of the last message that is in it
    memory bytea NOT NULL, -- sealed
    updated_at timestamptz NOT NULL,
    CONSTRAINT conversation_memory_pkey PRIMARY KEY (tenant_id, conversation_id)
) WITH (fillfactor = 80);
CALL insaka_isolate('conversation_memory');
