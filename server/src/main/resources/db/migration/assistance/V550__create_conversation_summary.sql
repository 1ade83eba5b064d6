-- What a conversation is about, in a model's words, for the team. Kept, so that the second look is free.
CREATE TABLE conversation_summary (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    source bytea NOT NULL, -- blind: of the messages it was made from; once they are others, it is made anew
    words bytea NOT NULL, -- sealed
    made_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id)
);
CALL insaka_isolate('conversation_summary');
CALL insaka_limit_to_channels('conversation_summary', 'insaka_sees(conversation_id)');
