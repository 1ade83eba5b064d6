-- One text to many customers.
CREATE TABLE mailing (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    channel_id uuid NOT NULL,
    plan bytea NOT NULL, -- sealed: to whom, and what
    state text NOT NULL DEFAULT 'gathering',
    why text, -- it stands still by itself for
    per_minute integer NOT NULL,
    author_id uuid NOT NULL,
    looked_at integer NOT NULL DEFAULT 0, -- how many contacts were gone through so far
    place_at timestamptz, -- the last of them
    place_id uuid,
    twice integer NOT NULL DEFAULT 0, -- contacts of a person who was among them already
    start_at timestamptz, -- not before
    begun_at timestamptz,
    ended_at timestamptz,
    next_at timestamptz, -- when the next letter may be written
    not_before timestamptz, -- when it is looked at again; null: nothing is to be done
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT mailing_state
        CHECK (state IN ('gathering', 'ready', 'scheduled', 'running', 'paused', 'done', 'cancelled'))
);
CALL insaka_isolate('mailing');
CALL insaka_open_to_system('mailing', 'SELECT, UPDATE');
CREATE INDEX mailing_in_order ON mailing (tenant_id, seq);
CREATE INDEX mailing_due ON mailing (not_before) WHERE not_before IS NOT NULL;

-- One person in one mailing: once, however many contacts they are.
CREATE TABLE mailing_addressee (
    tenant_id uuid NOT NULL,
    mailing_id uuid NOT NULL,
    person_id uuid NOT NULL, -- the contact that leads
    contact_id uuid NOT NULL, -- the one that is written to
    seq bigint GENERATED ALWAYS AS IDENTITY,
    state text NOT NULL,
    reason text, -- of skipped, and the provider's code of failed
    problem text, -- the provider's words
    conversation_id uuid,
    message_id uuid,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, mailing_id, person_id),
    CONSTRAINT mailing_addressee_state
        CHECK (state IN ('pending', 'sending', 'sent', 'delivered', 'read', 'failed', 'skipped', 'cancelled'))
) WITH (fillfactor = 80);
CALL insaka_isolate('mailing_addressee');
CREATE INDEX mailing_addressee_in_order ON mailing_addressee (tenant_id, mailing_id, seq);
CREATE INDEX mailing_addressee_by_state ON mailing_addressee (tenant_id, mailing_id, state, seq) INCLUDE (reason);
CREATE INDEX mailing_addressee_of_message ON mailing_addressee (tenant_id, message_id) WHERE message_id IS NOT NULL;

-- An addressee is where their letter is, in the transaction that moves it, whatever does: an outcome, a receipt, a resend.
CREATE FUNCTION insaka_follow_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE mailing_addressee SET
        state = CASE NEW.status
            WHEN 'sent' THEN 'sent' WHEN 'delivered' THEN 'delivered' WHEN 'read' THEN 'read' WHEN 'failed' THEN 'failed'
            WHEN 'cancelled' THEN 'skipped' ELSE 'sending' END,
        reason = CASE NEW.status WHEN 'failed' THEN coalesce(NEW.error_code, 'failed') WHEN 'cancelled' THEN 'opted-out' END,
        problem = CASE WHEN NEW.status IN ('failed', 'cancelled') THEN NEW.error_text END,
        changed_at = now()
    WHERE tenant_id = NEW.tenant_id AND message_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER message_followed AFTER UPDATE OF status ON message FOR EACH ROW
    WHEN (NEW.author = 'mailing' AND OLD.status <> NEW.status)
    EXECUTE FUNCTION insaka_follow_letter();
