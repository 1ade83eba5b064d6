-- What a teammate is told of: one row of a kind and a conversation, counted while it is not seen. Ids only.
CREATE TABLE notice (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL, -- the conversation; all zeros: it belongs to none
    conversation_id uuid,
    times integer NOT NULL DEFAULT 1, -- since it was seen last
    round bigint NOT NULL DEFAULT 1, -- a browser is told once in each
    round_at timestamptz NOT NULL,
    happened_at timestamptz NOT NULL,
    seen_at timestamptz,
    in_app boolean NOT NULL, -- as the teammate wanted when it happened
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT notice_once UNIQUE (tenant_id, teammate_id, kind, subject),
    CONSTRAINT notice_kind CHECK (kind IN
        ('assigned', 'mention', 'message', 'unassigned', 'target-close', 'target-missed', 'task-due'))
) WITH (fillfactor = 80);
CALL insaka_isolate('notice');
CALL insaka_open_to_system('notice', 'SELECT, DELETE');
CREATE INDEX notice_list ON notice (tenant_id, teammate_id, happened_at, id) WHERE in_app;
CREATE INDEX notice_unseen ON notice (tenant_id, teammate_id) WHERE seen_at IS NULL;
CREATE INDEX notice_of_conversation ON notice (tenant_id, conversation_id);
CREATE INDEX notice_age ON notice USING brin (happened_at);

-- How somebody wants to hear of a kind; without a row it is as Kind.java says.
CREATE TABLE notice_choice (
    tenant_id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    kind text NOT NULL,
    in_app boolean NOT NULL,
    push boolean NOT NULL,
    PRIMARY KEY (tenant_id, teammate_id, kind)
);
CALL insaka_isolate('notice_choice');
CREATE INDEX notice_choice_kind ON notice_choice (tenant_id, kind, teammate_id);

-- When somebody wants to hear nothing.
CREATE TABLE notice_hours (
    tenant_id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    zone text NOT NULL,
    quiet_from smallint, -- minute of the day, there
    quiet_to smallint,
    PRIMARY KEY (tenant_id, teammate_id),
    CONSTRAINT notice_hours_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);
CALL insaka_isolate('notice_hours');

-- Browsers that somebody wants to be told in, and what each is still to be told.
CREATE TABLE notice_device (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL, -- blind: its address at the push service
    teammate_id uuid NOT NULL,
    label text NOT NULL, -- the kind of browser and of machine
    subscription bytea NOT NULL, -- sealed
    created_at timestamptz NOT NULL,
    told_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('notice_device');
CREATE INDEX notice_device_of_teammate ON notice_device (tenant_id, teammate_id);

CREATE TABLE notice_push (
    tenant_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    device_id uuid NOT NULL,
    round bigint NOT NULL,
    written_at timestamptz NOT NULL,
    not_before timestamptz NOT NULL, -- leased by moving it ahead
    tries integer NOT NULL DEFAULT 0, -- whoever has the newest may write what became of it
    failures integer NOT NULL DEFAULT 0,
    sending_at timestamptz, -- the push service may have it: not sent again unless it says that it has not
    PRIMARY KEY (tenant_id, notice_id, device_id),
    CONSTRAINT notice_push_of_notice FOREIGN KEY (tenant_id, notice_id) REFERENCES notice (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT notice_push_to_device FOREIGN KEY (tenant_id, device_id) REFERENCES notice_device (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('notice_push');
CALL insaka_open_to_system('notice_push', 'SELECT, UPDATE');
CREATE INDEX notice_push_due ON notice_push (not_before);
CREATE INDEX notice_push_to_device ON notice_push (tenant_id, device_id);

-- In the transaction of what happened. A new round begins when the last one was seen, or is five minutes ago.
CREATE FUNCTION insaka_notice(tenant uuid, teammate uuid, happened text, conversation uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wanted notice_choice;
    made notice;
BEGIN
    -- Not of a conversation that they do not see.
    IF EXISTS (SELECT FROM teammate t JOIN conversation c ON c.tenant_id = t.tenant_id AND c.id = conversation
               WHERE t.tenant_id = tenant AND t.id = teammate AND c.channel_id <> ALL (t.channels)) THEN
        RETURN;
    END IF;
    SELECT * INTO wanted FROM notice_choice c
    WHERE c.tenant_id = tenant AND c.teammate_id = teammate AND c.kind = happened;
    IF NOT FOUND THEN
        wanted.in_app := happened <> 'unassigned';
        wanted.push := wanted.in_app;
    END IF;
    IF NOT (wanted.in_app OR wanted.push) THEN
        RETURN;
    END IF;
    INSERT INTO notice AS n (tenant_id, id, teammate_id, kind, subject, conversation_id, round_at, happened_at, in_app)
    VALUES (tenant, gen_random_uuid(), teammate, happened, COALESCE(conversation, '00000000-0000-0000-0000-000000000000'),
        conversation, now(), now(), wanted.in_app)
    ON CONFLICT (tenant_id, teammate_id, kind, subject) DO UPDATE SET
        times = CASE WHEN n.seen_at IS NULL THEN n.times + 1 ELSE 1 END,
        round = n.round + (n.seen_at IS NOT NULL OR n.round_at < now() - INTERVAL '5 minutes')::integer,
        round_at = CASE WHEN n.seen_at IS NOT NULL OR n.round_at < now() - INTERVAL '5 minutes' THEN now() ELSE n.round_at END,
        happened_at = now(), seen_at = NULL, in_app = wanted.in_app
    RETURNING * INTO made;
    IF wanted.push AND made.round_at = now() THEN
        INSERT INTO notice_push AS p (tenant_id, notice_id, device_id, round, written_at, not_before)
        SELECT tenant, made.id, d.id, made.round, now(), now()
        FROM notice_device d WHERE d.tenant_id = tenant AND d.teammate_id = teammate
        ON CONFLICT (tenant_id, notice_id, device_id) DO UPDATE SET
            round = EXCLUDED.round, written_at = now(), not_before = now(), tries = p.tries + 1, failures = 0, sending_at = NULL
        WHERE p.round < EXCLUDED.round;
    END IF;
    INSERT INTO live_event (tenant_id, conversation_id, what) VALUES (tenant, conversation, 'notice,for-' || teammate);
    PERFORM pg_notify('insaka_live', tenant::text);
END
$$;

CREATE FUNCTION insaka_notice_of_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insaka_notice(NEW.tenant_id, NEW.subject_id, 'assigned', NEW.conversation_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER activity_noticed AFTER INSERT ON conversation_activity FOR EACH ROW
    WHEN (NEW.kind = 'assigned' AND NEW.subject_id IS NOT NULL AND NEW.subject_id IS DISTINCT FROM NEW.teammate_id)
    EXECUTE FUNCTION insaka_notice_of_assignment();

CREATE FUNCTION insaka_notice_of_mention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insaka_notice(NEW.tenant_id, NEW.teammate_id, 'mention', NEW.conversation_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER mention_noticed AFTER INSERT ON mention FOR EACH ROW EXECUTE FUNCTION insaka_notice_of_mention();

-- A conversation the bot has costs one comparison.
CREATE FUNCTION insaka_notice_of_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insaka_notice(NEW.tenant_id, NEW.holder_id, 'message', NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER conversation_noticed AFTER UPDATE OF last_inbound_at ON conversation FOR EACH ROW
    WHEN (NEW.holder = 'teammate' AND NEW.last_inbound_at IS DISTINCT FROM OLD.last_inbound_at)
    EXECUTE FUNCTION insaka_notice_of_message();

-- Only those of the team who asked for it.
CREATE FUNCTION insaka_notice_of_waiting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insaka_notice(NEW.tenant_id, c.teammate_id, 'unassigned', NEW.id)
    FROM notice_choice c
    JOIN team_member m ON m.tenant_id = c.tenant_id AND m.team_id = NEW.team_id AND m.teammate_id = c.teammate_id
    WHERE c.tenant_id = NEW.tenant_id AND c.kind = 'unassigned' AND (c.in_app OR c.push)
    ORDER BY c.teammate_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER conversation_waits_noticed AFTER UPDATE OF holder, team_id ON conversation FOR EACH ROW
    WHEN (NEW.holder = 'queue' AND NEW.status = 'open' AND NEW.team_id IS NOT NULL
        AND (OLD.holder, OLD.team_id) IS DISTINCT FROM (NEW.holder, NEW.team_id))
    EXECUTE FUNCTION insaka_notice_of_waiting();

-- Somebody has it, or it is over: nobody has to be called to it any more.
CREATE FUNCTION insaka_notice_of_taking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notice SET seen_at = now()
    WHERE tenant_id = NEW.tenant_id AND conversation_id = NEW.id AND kind = 'unassigned' AND seen_at IS NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER conversation_taken_noticed AFTER UPDATE OF holder, status ON conversation FOR EACH ROW
    WHEN (OLD.holder = 'queue' AND OLD.team_id IS NOT NULL AND (NEW.holder <> 'queue' OR NEW.status <> 'open'))
    EXECUTE FUNCTION insaka_notice_of_taking();

-- What the stream tells one teammate of: targets and tasks. The words are those of live.Change.telling.
CREATE FUNCTION insaka_notice_of_telling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    happened text := split_part(NEW.what, ',', 1);
BEGIN
    PERFORM insaka_notice(NEW.tenant_id, whom::uuid, happened, NEW.conversation_id)
    FROM (SELECT DISTINCT substr(word, 5) AS whom FROM unnest(string_to_array(NEW.what, ',')) AS w (word)
        WHERE word LIKE 'for-%' ORDER BY 1) told;
    RETURN NULL;
END
$$;
CREATE TRIGGER telling_noticed AFTER INSERT ON live_event FOR EACH ROW
    WHEN (NEW.what LIKE 'target-close,for-%' OR NEW.what LIKE 'target-missed,for-%' OR NEW.what LIKE 'task-due,for-%')
    EXECUTE FUNCTION insaka_notice_of_telling();
