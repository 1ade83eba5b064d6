-- When a message last became something else for whoever reads the thread: so that a reader who comes back is told what
-- is missing, and nothing twice. Null: before there were stamps, which no reader still waits for.
ALTER TABLE message ADD COLUMN changed xid8;
ALTER TABLE message ALTER COLUMN changed SET DEFAULT pg_current_xact_id();

CREATE FUNCTION insaka_stamp_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed := pg_current_xact_id();
    RETURN NEW;
END
$$;

-- Not for its content: sealing a body with a newer key changes nothing. Who puts another body in its place says so.
CREATE TRIGGER message_changed BEFORE UPDATE OF status, reactions, edited_at, revoked_at ON message
    FOR EACH ROW
    WHEN ((OLD.status, OLD.reactions, OLD.edited_at, OLD.revoked_at)
        IS DISTINCT FROM (NEW.status, NEW.reactions, NEW.edited_at, NEW.revoked_at))
    EXECUTE FUNCTION insaka_stamp_message();
