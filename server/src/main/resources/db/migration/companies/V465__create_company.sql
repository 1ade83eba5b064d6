-- For whom customers work. Its name and its domain are public; what the team notes of it is beside it, sealed.
CREATE TABLE company (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    folded text NOT NULL, -- the name in lower case: there is one of each, and lists go by it
    domain text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('company');
CREATE UNIQUE INDEX company_by_name ON company (tenant_id, folded);
CREATE UNIQUE INDEX company_by_domain ON company (tenant_id, domain) WHERE domain IS NOT NULL;

-- Of its own, so that a note which names somebody who is erased goes with them, and the company stays.
CREATE TABLE company_note (
    tenant_id uuid NOT NULL,
    company_id uuid NOT NULL,
    text bytea NOT NULL, -- sealed
    PRIMARY KEY (tenant_id, company_id),
    CONSTRAINT company_note_of_company FOREIGN KEY (tenant_id, company_id) REFERENCES company (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('company_note');

-- Each contact belongs to one company at most; of a person of several contacts that of the first who has one counts.
CREATE TABLE company_member (
    tenant_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    company_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, contact_id),
    CONSTRAINT company_member_of_company FOREIGN KEY (tenant_id, company_id) REFERENCES company (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT company_member_contact FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('company_member');
CREATE INDEX company_member_by_company ON company_member (tenant_id, company_id, contact_id);

-- The people of each company, by the contact that leads them.
CREATE VIEW company_person WITH (security_invoker = true) AS
    SELECT b.tenant_id, b.company_id, coalesce(c.person_id, c.id) AS person_id
    FROM company_member b JOIN contact c ON c.tenant_id = b.tenant_id AND c.id = b.contact_id
    WHERE c.person_id IS NULL OR NOT EXISTS (
        SELECT FROM contact o JOIN company_member x ON x.tenant_id = o.tenant_id AND x.contact_id = o.id
        WHERE o.tenant_id = c.tenant_id AND o.person_id = c.person_id
        AND (o.joined_to IS NOT NULL, o.created_at, o.id) < (c.joined_to IS NOT NULL, c.created_at, c.id));
GRANT SELECT ON company_person TO insaka_app;

-- With all contacts of these people.
CREATE VIEW company_contact WITH (security_invoker = true) AS
    SELECT p.tenant_id, p.company_id, p.person_id AS contact_id FROM company_person p
    UNION ALL SELECT p.tenant_id, p.company_id, o.id FROM company_person p
    JOIN contact o ON o.tenant_id = p.tenant_id AND o.person_id = p.person_id AND o.id <> p.person_id;
GRANT SELECT ON company_contact TO insaka_app;
