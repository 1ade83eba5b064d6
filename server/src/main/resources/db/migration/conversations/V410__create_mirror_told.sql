-- What a provider was told last of who has a conversation, of each kind: its own report of that may come late, when
-- somebody here has changed it again.
CREATE TABLE mirror_told (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    holding text NOT NULL,
    told_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id, holding)
);
CALL insaka_isolate('mirror_told');
