-- What a message says in another language, as a model has it. Kept, so that it is paid for once.
CREATE TABLE message_translation (
    tenant_id uuid NOT NULL,
    message_id uuid NOT NULL,
    language text NOT NULL, -- ISO 639: into which
    conversation_id uuid NOT NULL,
    source bytea NOT NULL, -- blind: of the words it was made from; a message that was changed is translated again
    said text NOT NULL, -- ISO 639: in which language the message is; empty when the model did not tell
    words bytea NOT NULL, -- sealed
    made_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, message_id, language)
);
CALL insaka_isolate('message_translation');
CALL insaka_limit_to_channels('message_translation', 'insaka_sees(conversation_id)');
