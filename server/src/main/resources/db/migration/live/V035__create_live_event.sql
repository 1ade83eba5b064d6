-- What changed, for everybody who watches: ids only, no personal data.
-- Read in the order (xid, seq), and only below the oldest transaction still running: a reader who goes on from where it
-- stopped can so neither miss a change that was committed late nor see one twice.
CREATE TABLE live_event (
    tenant_id uuid NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    seq bigint GENERATED ALWAYS AS IDENTITY,
    conversation_id uuid,
    what text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, xid, seq)
);
CALL insaka_isolate('live_event');
CALL insaka_open_to_system('live_event', 'SELECT, DELETE');
CREATE INDEX live_event_age ON live_event USING brin (created_at);
