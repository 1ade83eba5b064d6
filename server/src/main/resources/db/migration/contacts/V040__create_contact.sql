CREATE TABLE contact (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name bytea, -- sealed
    words bigint[] NOT NULL DEFAULT '{}', -- blind: words of the name and their beginnings, digits of the phone
    opted_out_at timestamptz,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('contact');
-- The words are keyed per organisation, so they need no tenant column beside them.
CREATE INDEX contact_words ON contact USING gin (words);

-- A contact is a set of addresses; none of them is mandatory (a WhatsApp user may have no phone number).
CREATE TABLE contact_address (
    tenant_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    kind text NOT NULL,
    blind bytea NOT NULL,
    value bytea NOT NULL, -- sealed
    identifying boolean NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, contact_id, kind, blind),
    CONSTRAINT contact_address_of_contact FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('contact_address');
CREATE UNIQUE INDEX contact_address_identifies ON contact_address (tenant_id, kind, blind) WHERE identifying;
