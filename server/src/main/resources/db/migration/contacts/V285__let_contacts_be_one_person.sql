-- Several contacts may turn out to be one person. Nothing moves for that: each keeps its addresses and threads, and
-- points at the contact it was joined to. So whatever was joined can be taken apart again, in any order.
ALTER TABLE contact
    ADD COLUMN person_id uuid, -- the contact that leads the person, also on that one; null for who is alone
    ADD COLUMN joined_to uuid,
    ADD COLUMN joined_at timestamptz,
    ADD COLUMN joined_by uuid, -- the teammate; null: the product, because a provider proved it
    ADD COLUMN vip_said boolean, -- what the team said of the whole person; counts on the contact that leads
    ADD COLUMN wished_at timestamptz, -- when they last said whether they want messages
    ADD CONSTRAINT contact_joined CHECK (joined_to IS NULL OR (joined_to <> id AND person_id IS NOT NULL AND joined_at IS NOT NULL));
CREATE INDEX contact_of_person ON contact (tenant_id, person_id) WHERE person_id IS NOT NULL;
-- The list of people: who leads, or is alone.
CREATE INDEX contact_by_age ON contact (tenant_id, created_at, id) WHERE joined_to IS NULL;

-- Whether a provider proved that the address is theirs; and since when it is not theirs any more. A former address
-- recognises nobody: a number that was given up is given to somebody else.
ALTER TABLE contact_address
    ADD COLUMN proven boolean NOT NULL DEFAULT false,
    ADD COLUMN former_since timestamptz;
CREATE INDEX contact_address_former ON contact_address (tenant_id, kind, blind) WHERE former_since IS NOT NULL;
-- Who else has this number or mail address, proven or only said.
CREATE INDEX contact_address_shared ON contact_address (tenant_id, kind, blind);

-- Contacts that a teammate said are not one person: neither suggested nor joined by the product again.
CREATE TABLE contact_told_apart (
    tenant_id uuid NOT NULL,
    one uuid NOT NULL,
    other uuid NOT NULL,
    told_by uuid NOT NULL,
    told_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, one, other),
    CONSTRAINT contact_told_apart_order CHECK (one < other),
    CONSTRAINT contact_told_apart_one FOREIGN KEY (tenant_id, one) REFERENCES contact (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT contact_told_apart_other FOREIGN KEY (tenant_id, other) REFERENCES contact (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('contact_told_apart');
CREATE INDEX contact_told_apart_by_other ON contact_told_apart (tenant_id, other);
