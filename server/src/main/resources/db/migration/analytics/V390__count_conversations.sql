-- What happened to a conversation beside messages, in the order in which it happened: reports are counted from this and from
-- the messages. Drawn while the conversation's row is locked, so seq is that order; position is that of the next message.
CREATE TABLE analytics_change (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    position bigint NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    status text,
    holder text,
    holder_id uuid,
    team_id uuid,
    was_status text,
    was_holder text,
    was_holder_id uuid,
    label_id uuid,
    PRIMARY KEY (tenant_id, conversation_id, seq),
    CONSTRAINT analytics_change_kind CHECK (kind IN ('hands', 'labelled', 'unlabelled'))
);
CALL insaka_isolate('analytics_change');

CREATE FUNCTION insaka_count_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO analytics_change (tenant_id, conversation_id, position, at, kind, status, holder, holder_id, team_id,
        was_status, was_holder, was_holder_id)
    VALUES (NEW.tenant_id, NEW.id, OLD.next_position,
        -- The moment by which the hand-over's reason is found.
        CASE WHEN OLD.holder = 'bot' AND NEW.holder = 'queue' THEN coalesce(NEW.hand_over_at, now()) ELSE now() END,
        'hands', NEW.status, NEW.holder, NEW.holder_id, NEW.team_id, OLD.status, OLD.holder, OLD.holder_id);
    RETURN NULL;
END
$$;
-- A message that changes no hands costs the comparison.
CREATE TRIGGER conversation_counted AFTER UPDATE OF status, holder, holder_id, team_id ON conversation FOR EACH ROW
    WHEN ((OLD.status, OLD.holder, OLD.holder_id, OLD.team_id)
        IS DISTINCT FROM (NEW.status, NEW.holder, NEW.holder_id, NEW.team_id))
    EXECUTE FUNCTION insaka_count_hands();

CREATE FUNCTION insaka_count_label() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed conversation_label;
    place bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN
        changed := OLD;
    ELSE
        changed := NEW;
    END IF;
    -- Whoever sorts a conversation has its row; whoever does not waits for it here, so that the order holds.
    SELECT next_position INTO place FROM conversation
    WHERE tenant_id = changed.tenant_id AND id = changed.conversation_id FOR NO KEY UPDATE;
    IF place IS NOT NULL THEN
        INSERT INTO analytics_change (tenant_id, conversation_id, position, at, kind, label_id)
        VALUES (changed.tenant_id, changed.conversation_id, place, now(),
            CASE TG_OP WHEN 'DELETE' THEN 'unlabelled' ELSE 'labelled' END, changed.label_id);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER conversation_label_counted AFTER INSERT ON conversation_label FOR EACH ROW
    EXECUTE FUNCTION insaka_count_label();
-- Not when the label itself is deleted.
CREATE TRIGGER conversation_label_counted_off AFTER DELETE ON conversation_label FOR EACH ROW
    WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION insaka_count_label();

-- How far a conversation has been counted, and what has to be remembered of it to go on from there. No words of anybody.
CREATE TABLE analytics_course (
    tenant_id uuid NOT NULL,
    generation integer NOT NULL,
    conversation_id uuid NOT NULL,
    course jsonb NOT NULL,
    PRIMARY KEY (tenant_id, generation, conversation_id)
) WITH (fillfactor = 80);
CALL insaka_isolate('analytics_course');

-- The sums that reports are read from. A day is one of the organisation's, in its time zone; nobody and nothing is the id of
-- zeros; what a teammate did is in the row of nobody, too, which is that of all. Times are in buckets that add up: "buckets" names those that have something, "counts" how much.
CREATE TABLE analytics_day (
    tenant_id uuid NOT NULL,
    generation integer NOT NULL,
    measure text NOT NULL,
    day date NOT NULL,
    channel_id uuid NOT NULL,
    team_id uuid NOT NULL,
    teammate_id uuid NOT NULL,
    tag text NOT NULL, -- the reason, the label's id, the hour
    n bigint NOT NULL,
    total bigint NOT NULL, -- milliseconds
    buckets smallint[] NOT NULL,
    counts integer[] NOT NULL,
    PRIMARY KEY (tenant_id, generation, measure, day, channel_id, team_id, teammate_id, tag)
) WITH (fillfactor = 80);
CALL insaka_isolate('analytics_day');

-- How far the counting of an organisation has come. Counting all over again fills another generation beside the one that
-- is read, which then takes its place.
CREATE TABLE analytics_progress (
    tenant_id uuid PRIMARY KEY,
    generation integer NOT NULL DEFAULT 0, -- 0: nothing to read yet
    building integer,
    walked uuid, -- the last conversation that was counted all over again
    asked boolean NOT NULL DEFAULT false, -- somebody wants it counted all over again
    zone text NOT NULL DEFAULT '',
    xid bigint NOT NULL DEFAULT 0, -- where in the stream of changes
    seq bigint NOT NULL DEFAULT 0,
    followed_at timestamptz,
    rebuilt_at timestamptz,
    due_at timestamptz NOT NULL,
    leased_until timestamptz NOT NULL
) WITH (fillfactor = 70);
CALL insaka_isolate('analytics_progress');
CALL insaka_open_to_system('analytics_progress', 'SELECT, INSERT, UPDATE');
CREATE INDEX analytics_progress_due ON analytics_progress (due_at);

-- What models cost, by the hour: the calls themselves are forgotten after a while.
CREATE TABLE analytics_cost (
    tenant_id uuid NOT NULL,
    hour timestamptz NOT NULL,
    model text NOT NULL,
    agent text NOT NULL,
    calls bigint NOT NULL,
    failures bigint NOT NULL,
    input_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL,
    micro_cost bigint NOT NULL,
    PRIMARY KEY (tenant_id, hour, model, agent)
) WITH (fillfactor = 70);
CALL insaka_isolate('analytics_cost');

-- Whoever notes a call holds the month's row already, so this one makes nobody wait who did not before.
CREATE FUNCTION insaka_count_cost() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO analytics_cost AS c
        (tenant_id, hour, model, agent, calls, failures, input_tokens, output_tokens, micro_cost)
    SELECT tenant_id, date_trunc('hour', at, 'UTC'), model, agent, count(*), count(*) FILTER (WHERE outcome <> 'ok'),
        sum(input_tokens), sum(output_tokens), coalesce(sum(micro_cost), 0)
    FROM added GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (tenant_id, hour, model, agent) DO UPDATE SET calls = c.calls + excluded.calls,
        failures = c.failures + excluded.failures, input_tokens = c.input_tokens + excluded.input_tokens,
        output_tokens = c.output_tokens + excluded.output_tokens, micro_cost = c.micro_cost + excluded.micro_cost;
    RETURN NULL;
END
$$;
CREATE TRIGGER llm_call_counted AFTER INSERT ON llm_call REFERENCING NEW TABLE AS added FOR EACH STATEMENT
    EXECUTE FUNCTION insaka_count_cost();

-- Each time a question found no answer. A row each: a sum would make turns wait for each other.
CREATE TABLE analytics_unanswered (
    tenant_id uuid NOT NULL,
    at timestamptz NOT NULL,
    id uuid NOT NULL,
    PRIMARY KEY (tenant_id, at, id)
);
CALL insaka_isolate('analytics_unanswered');

CREATE FUNCTION insaka_count_unanswered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO analytics_unanswered (tenant_id, at, id)
    VALUES (NEW.tenant_id, NEW.last_asked_at, gen_random_uuid());
    RETURN NULL;
END
$$;
CREATE TRIGGER unanswered_question_counted_new AFTER INSERT ON unanswered_question FOR EACH ROW
    EXECUTE FUNCTION insaka_count_unanswered();
CREATE TRIGGER unanswered_question_counted AFTER UPDATE OF times ON unanswered_question FOR EACH ROW
    WHEN (NEW.times > OLD.times) EXECUTE FUNCTION insaka_count_unanswered();
