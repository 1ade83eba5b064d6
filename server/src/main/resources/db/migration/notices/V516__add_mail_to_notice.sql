-- Who wants to be told by mail of what they have not seen, and when to look for it next.
CREATE TABLE notice_mail (
    tenant_id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    rhythm text NOT NULL,
    daily_at smallint, -- minute of the day, in their time zone
    urgent boolean NOT NULL, -- at once, of what is urgent
    since timestamptz NOT NULL, -- nothing is mailed of what happened before
    next_at timestamptz NOT NULL, -- leased by moving it ahead
    tries integer NOT NULL DEFAULT 0, -- whoever has the newest may write
    urgent_at timestamptz, -- when something urgent was mailed last
    PRIMARY KEY (tenant_id, teammate_id),
    CONSTRAINT notice_mail_rhythm CHECK (rhythm IN ('never', 'away', 'daily')),
    CONSTRAINT notice_mail_daily CHECK ((rhythm = 'daily') = (daily_at IS NOT NULL))
);
CALL insaka_isolate('notice_mail');
CALL insaka_open_to_system('notice_mail', 'SELECT, UPDATE');
CREATE INDEX notice_mail_due ON notice_mail (next_at) WHERE rhythm <> 'never';

-- What is urgent and was not mailed yet.
CREATE TABLE notice_urgent (
    tenant_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    written_at timestamptz NOT NULL,
    not_before timestamptz NOT NULL, -- leased by moving it ahead
    tries integer NOT NULL DEFAULT 0, -- whoever has the newest may write
    PRIMARY KEY (tenant_id, notice_id),
    CONSTRAINT notice_urgent_of_notice FOREIGN KEY (tenant_id, notice_id) REFERENCES notice (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('notice_urgent');
CALL insaka_open_to_system('notice_urgent', 'SELECT, UPDATE');
CREATE INDEX notice_urgent_due ON notice_urgent (not_before);

-- Whether customers may be named in these mails; without a row they are not.
CREATE TABLE notice_mail_names (
    tenant_id uuid NOT NULL,
    allowed boolean NOT NULL,
    PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('notice_mail_names');

ALTER TABLE notice ADD COLUMN mailed_at timestamptz; -- null again when more happens

-- As in V475; what happens again is mailed again, and what is urgent waits to be mailed.
CREATE OR REPLACE FUNCTION insaka_notice(tenant uuid, teammate uuid, happened text, conversation uuid) RETURNS void LANGUAGE plpgsql AS $$
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
        happened_at = now(), seen_at = NULL, in_app = wanted.in_app, mailed_at = NULL
    RETURNING * INTO made;
    IF wanted.push AND made.round_at = now() THEN
        INSERT INTO notice_push AS p (tenant_id, notice_id, device_id, round, written_at, not_before)
        SELECT tenant, made.id, d.id, made.round, now(), now()
        FROM notice_device d WHERE d.tenant_id = tenant AND d.teammate_id = teammate
        ON CONFLICT (tenant_id, notice_id, device_id) DO UPDATE SET
            round = EXCLUDED.round, written_at = now(), not_before = now(), tries = p.tries + 1, failures = 0, sending_at = NULL
        WHERE p.round < EXCLUDED.round;
    END IF;
    -- The kinds are those of Kind.urgent.
    IF wanted.in_app AND made.round_at = now() AND happened IN ('mention', 'target-close', 'target-missed') THEN
        INSERT INTO notice_urgent AS u (tenant_id, notice_id, teammate_id, written_at, not_before)
        SELECT tenant, made.id, teammate, now(), now()
        FROM notice_mail m WHERE m.tenant_id = tenant AND m.teammate_id = teammate AND m.urgent
        ON CONFLICT (tenant_id, notice_id) DO UPDATE SET written_at = now(), not_before = now(), tries = u.tries + 1;
    END IF;
    INSERT INTO live_event (tenant_id, conversation_id, what) VALUES (tenant, conversation, 'notice,for-' || teammate);
    PERFORM pg_notify('insaka_live', tenant::text);
END
$$;

-- Whether nobody has seen a sign of life of somebody for a quarter of an hour, or they said that they are away.
CREATE FUNCTION insaka_away(tenant uuid, teammate uuid, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (SELECT FROM teammate_presence p WHERE p.tenant_id = tenant AND p.teammate_id = teammate
        AND NOT p.away AND p.seen_at > at - INTERVAL '15 minutes')
$$;
