-- Somebody is having this message translated; whoever asks for the same waits for them, and does it once the time is over.
CREATE TABLE translation_claim (
    tenant_id uuid NOT NULL,
    message_id uuid NOT NULL,
    language text NOT NULL, -- ISO 639: into which
    conversation_id uuid NOT NULL,
    claim uuid NOT NULL, -- whose it is
    until timestamptz NOT NULL, -- no call takes longer: whoever made it is gone then
    PRIMARY KEY (tenant_id, message_id, language)
);
CALL insaka_isolate('translation_claim');
CALL insaka_limit_to_channels('translation_claim', 'insaka_sees(conversation_id)');
