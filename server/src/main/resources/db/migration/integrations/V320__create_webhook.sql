-- Where other programs want to be told of what happens. The address is sealed like the secrets: it often is one.
CREATE TABLE webhook (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    address bytea NOT NULL, -- sealed
    secret bytea NOT NULL, -- sealed
    former_secret bytea, -- sealed: signs beside the new one until then
    former_until timestamptz,
    types text[] NOT NULL,
    state text NOT NULL DEFAULT 'on',
    off_reason text,
    off_at timestamptz,
    failures integer NOT NULL DEFAULT 0, -- in a row
    failing_since timestamptz, -- the first of those
    not_before timestamptz, -- an endpoint that fails is left in peace for a while
    lease uuid, -- one node at a time sends to it
    leased_until timestamptz,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT webhook_state CHECK (state IN ('on', 'off')),
    CONSTRAINT webhook_off_reason CHECK (off_reason IN ('teammate', 'failing', 'gone'))
);
CALL insaka_isolate('webhook');
CALL insaka_open_to_system('webhook', 'SELECT, UPDATE');

-- One event for one endpoint: written in the transaction of the change itself, so it is there if and only if that is.
-- No key leads to the endpoint: its row would be locked by every message. What is left of a deleted one grows old.
CREATE TABLE webhook_delivery (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    event_id uuid NOT NULL, -- the same for every endpoint that is told
    lane uuid NOT NULL, -- the conversation, or the contact: within it the order is kept
    type text NOT NULL,
    facts jsonb NOT NULL, -- ids and states; nothing that anybody wrote
    happened_at timestamptz NOT NULL,
    since timestamptz NOT NULL, -- from when it is tried for a day: the event, or the replay
    state text NOT NULL DEFAULT 'waiting',
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    attempted_at timestamptz,
    body bytea, -- sealed; as it was first sent, and so as it is sent again
    status integer,
    problem text,
    answer bytea, -- sealed; how its answer began
    took_millis integer,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT webhook_delivery_state CHECK (state IN ('waiting', 'delivered', 'failed'))
) WITH (fillfactor = 80);
CALL insaka_isolate('webhook_delivery');
CALL insaka_open_to_system('webhook_delivery', 'SELECT, DELETE');
CREATE INDEX webhook_delivery_due ON webhook_delivery (tenant_id, webhook_id, not_before) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_lane ON webhook_delivery (tenant_id, webhook_id, lane, seq) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_log ON webhook_delivery (tenant_id, webhook_id, seq);
CREATE INDEX webhook_delivery_age ON webhook_delivery USING brin (happened_at);

-- Tells every endpoint of the organisation that wants to hear of it.
CREATE FUNCTION insaka_tell(tenant uuid, happened text, about uuid, what jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    event uuid := gen_random_uuid();
BEGIN
    INSERT INTO webhook_delivery
        (tenant_id, id, webhook_id, event_id, lane, type, facts, happened_at, since, not_before)
    SELECT tenant, gen_random_uuid(), w.id, event, about, happened, what, now(), now(), now()
    FROM webhook w
    WHERE w.tenant_id = tenant AND w.state = 'on' AND happened = ANY (w.types);
END
$$;

-- Most organisations have no endpoint: for them a message costs one look into an index.
CREATE FUNCTION insaka_tell_of_message() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.status ELSE '' END;
    what jsonb;
BEGIN
    IF NOT EXISTS (SELECT FROM webhook WHERE tenant_id = NEW.tenant_id AND state = 'on') THEN
        RETURN NULL;
    END IF;
    what := jsonb_build_object('conversationId', NEW.conversation_id, 'messageId', NEW.id, 'status', NEW.status);
    IF TG_OP = 'INSERT' AND NEW.direction = 'inbound' THEN
        PERFORM insaka_tell(NEW.tenant_id, 'message.received', NEW.conversation_id, what);
    ELSIF TG_OP = 'INSERT' AND NEW.direction = 'note' THEN
        PERFORM insaka_tell(NEW.tenant_id, 'message.noted', NEW.conversation_id, what);
    ELSIF NEW.direction = 'outbound' THEN
        IF NEW.status IN ('sent', 'delivered', 'read') AND before NOT IN ('sent', 'delivered', 'read') THEN
            PERFORM insaka_tell(NEW.tenant_id, 'message.sent', NEW.conversation_id, what);
        END IF;
        IF NEW.status IN ('delivered', 'read') AND before NOT IN ('delivered', 'read') THEN
            PERFORM insaka_tell(NEW.tenant_id, 'message.delivered', NEW.conversation_id, what);
        END IF;
        IF NEW.status IN ('read', 'failed') AND before <> NEW.status THEN
            PERFORM insaka_tell(NEW.tenant_id, 'message.' || NEW.status, NEW.conversation_id, what);
        END IF;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER message_told_new AFTER INSERT ON message FOR EACH ROW
    WHEN (NEW.direction <> 'outbound' OR NEW.status IN ('sent', 'delivered', 'read', 'failed'))
    EXECUTE FUNCTION insaka_tell_of_message();
CREATE TRIGGER message_told AFTER UPDATE OF status ON message FOR EACH ROW
    WHEN (NEW.direction = 'outbound' AND OLD.status <> NEW.status
        AND NEW.status IN ('sent', 'delivered', 'read', 'failed'))
    EXECUTE FUNCTION insaka_tell_of_message();

CREATE FUNCTION insaka_tell_of_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    what jsonb;
BEGIN
    IF NOT EXISTS (SELECT FROM webhook WHERE tenant_id = NEW.tenant_id AND state = 'on') THEN
        RETURN NULL;
    END IF;
    what := jsonb_build_object('conversationId', NEW.id, 'contactId', NEW.contact_id, 'channelId', NEW.channel_id,
        'status', NEW.status, 'holder', NEW.holder, 'teammateId', NEW.holder_id);
    IF TG_OP = 'INSERT' THEN
        PERFORM insaka_tell(NEW.tenant_id, 'conversation.created', NEW.id, what);
        RETURN NULL;
    END IF;
    IF OLD.status <> NEW.status AND NEW.status = 'open' THEN
        PERFORM insaka_tell(NEW.tenant_id, 'conversation.reopened', NEW.id, what);
    END IF;
    IF (OLD.holder, OLD.holder_id) IS DISTINCT FROM (NEW.holder, NEW.holder_id) THEN
        PERFORM insaka_tell(NEW.tenant_id, CASE NEW.holder WHEN 'bot' THEN 'conversation.released'
            WHEN 'queue' THEN 'conversation.handed_over' ELSE 'conversation.taken' END, NEW.id, what);
    END IF;
    IF OLD.status <> NEW.status AND NEW.status = 'resolved' THEN
        PERFORM insaka_tell(NEW.tenant_id, 'conversation.resolved', NEW.id, what);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER conversation_told_new AFTER INSERT ON conversation FOR EACH ROW
    EXECUTE FUNCTION insaka_tell_of_conversation();
CREATE TRIGGER conversation_told AFTER UPDATE OF status, holder, holder_id ON conversation FOR EACH ROW
    WHEN ((OLD.status, OLD.holder, OLD.holder_id) IS DISTINCT FROM (NEW.status, NEW.holder, NEW.holder_id))
    EXECUTE FUNCTION insaka_tell_of_conversation();

CREATE FUNCTION insaka_tell_of_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insaka_tell(NEW.tenant_id, 'conversation.assigned', NEW.conversation_id, jsonb_build_object(
        'conversationId', NEW.conversation_id, 'teammateId', NEW.subject_id, 'byTeammateId', NEW.teammate_id));
    RETURN NULL;
END
$$;
CREATE TRIGGER activity_told AFTER INSERT ON conversation_activity FOR EACH ROW WHEN (NEW.kind = 'assigned')
    EXECUTE FUNCTION insaka_tell_of_assignment();

CREATE FUNCTION insaka_tell_of_label() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    label conversation_label;
BEGIN
    IF TG_OP = 'DELETE' THEN
        label := OLD;
    ELSE
        label := NEW;
    END IF;
    PERFORM insaka_tell(label.tenant_id,
        CASE TG_OP WHEN 'DELETE' THEN 'conversation.unlabelled' ELSE 'conversation.labelled' END,
        label.conversation_id,
        jsonb_build_object('conversationId', label.conversation_id, 'labelId', label.label_id));
    RETURN NULL;
END
$$;
CREATE TRIGGER conversation_label_told AFTER INSERT ON conversation_label FOR EACH ROW
    EXECUTE FUNCTION insaka_tell_of_label();
-- Not when the label itself is deleted: that is no event of its conversations.
CREATE TRIGGER conversation_label_told_off AFTER DELETE ON conversation_label FOR EACH ROW
    WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION insaka_tell_of_label();

CREATE FUNCTION insaka_tell_of_contact() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    what jsonb := jsonb_build_object('contactId', NEW.id);
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM insaka_tell(NEW.tenant_id, 'contact.created', NEW.id, what);
        RETURN NULL;
    END IF;
    IF (OLD.words, OLD.vip, OLD.vip_said, OLD.joined_to) IS DISTINCT FROM
            (NEW.words, NEW.vip, NEW.vip_said, NEW.joined_to) THEN
        PERFORM insaka_tell(NEW.tenant_id, 'contact.changed', NEW.id, what);
    END IF;
    IF (OLD.opted_out_at IS NULL) <> (NEW.opted_out_at IS NULL) THEN
        PERFORM insaka_tell(NEW.tenant_id,
            CASE WHEN NEW.opted_out_at IS NULL THEN 'contact.opted_in' ELSE 'contact.opted_out' END, NEW.id, what);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER contact_told_new AFTER INSERT ON contact FOR EACH ROW EXECUTE FUNCTION insaka_tell_of_contact();
-- Not for its name: sealing it with a newer key changes nothing, and a new name has new words.
CREATE TRIGGER contact_told AFTER UPDATE OF words, vip, vip_said, joined_to, opted_out_at ON contact FOR EACH ROW
    WHEN ((OLD.words, OLD.vip, OLD.vip_said, OLD.joined_to, OLD.opted_out_at)
        IS DISTINCT FROM (NEW.words, NEW.vip, NEW.vip_said, NEW.joined_to, NEW.opted_out_at))
    EXECUTE FUNCTION insaka_tell_of_contact();
