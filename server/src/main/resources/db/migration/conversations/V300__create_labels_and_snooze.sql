-- The labels of an organisation, and which conversations carry them.
CREATE TABLE label (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    colour text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT label_colour CHECK (colour IN ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'))
);
CALL insaka_isolate('label');
CREATE UNIQUE INDEX label_by_name ON label (tenant_id, lower(name));

CREATE TABLE conversation_label (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    label_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id, label_id),
    CONSTRAINT conversation_label_exists FOREIGN KEY (tenant_id, label_id) REFERENCES label (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('conversation_label');
CREATE INDEX conversation_label_by_label ON conversation_label (tenant_id, label_id, conversation_id);

-- Out of sight until then, or until the contact writes.
ALTER TABLE conversation ADD COLUMN snoozed_until timestamptz;

-- The inbox opens with what is open: among many that are resolved it must not be looked for.
CREATE INDEX conversation_at_work ON conversation (tenant_id, last_activity_at, id)
    WHERE status = 'open' AND snoozed_until IS NULL;
CREATE INDEX conversation_resolved ON conversation (tenant_id, last_activity_at, id) WHERE status = 'resolved';
CREATE INDEX conversation_snoozed ON conversation (tenant_id, last_activity_at, id)
    WHERE status = 'open' AND snoozed_until IS NOT NULL;
