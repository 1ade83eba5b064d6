-- What the team wants to remember of somebody. It stays with the contact it was written of.
CREATE TABLE contact_note (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contact_id uuid NOT NULL,
    text bytea NOT NULL, -- sealed
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT contact_note_of_contact FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('contact_note');
CREATE INDEX contact_note_by_contact ON contact_note (tenant_id, contact_id, written_at);
