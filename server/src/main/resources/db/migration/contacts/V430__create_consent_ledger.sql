-- What an organisation writes to customers for. None saved: the product's own list.
CREATE TABLE consent_purpose (
    tenant_id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    assumed boolean NOT NULL, -- whether silence means yes
    place integer NOT NULL,
    PRIMARY KEY (tenant_id, key)
);
CALL insaka_isolate('consent_purpose');

-- What somebody said to being written to, each time: what is so now follows from it. Nothing in it is ever changed.
CREATE TABLE consent_entry (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL, -- of what was said; said of a person, each contact of theirs has it
    contact_id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    purpose text NOT NULL, -- * for any message at all
    channel text NOT NULL, -- a kind; * for every one
    given boolean NOT NULL,
    source text NOT NULL,
    at timestamptz NOT NULL,
    teammate_id uuid,
    message_id uuid,
    proof bytea, -- sealed: note, wording, language
    PRIMARY KEY (tenant_id, contact_id, id),
    CONSTRAINT consent_entry_source CHECK (source IN ('message', 'provider', 'link', 'one-click', 'teammate', 'earlier'))
);
CREATE INDEX consent_entry_latest ON consent_entry (tenant_id, contact_id, purpose, channel, given, seq DESC);

-- Who had said stop before there was a ledger.
ALTER TABLE contact NO FORCE ROW LEVEL SECURITY;
INSERT INTO consent_entry (tenant_id, id, contact_id, purpose, channel, given, source, at)
    SELECT tenant_id, gen_random_uuid(), id, '*', '*', false, 'earlier', opted_out_at
    FROM contact WHERE opted_out_at IS NOT NULL ORDER BY opted_out_at;
ALTER TABLE contact FORCE ROW LEVEL SECURITY;
CALL insaka_isolate('consent_entry');

CREATE FUNCTION insaka_consent_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was said to the ledger of consents stands';
END
$$;
-- But for its seal, which a rotation of keys makes anew.
CREATE TRIGGER consent_entry_stands
    BEFORE UPDATE OF tenant_id, id, contact_id, seq, purpose, channel, given, source, at, teammate_id, message_id
    ON consent_entry FOR EACH ROW EXECUTE FUNCTION insaka_consent_stands();
