-- Nobody is told of history that is brought along, or taken away again.
ALTER FUNCTION insaka_tell(uuid, text, uuid, jsonb) RENAME TO insaka_tell_now;
CREATE FUNCTION insaka_tell(tenant uuid, happened text, about uuid, what jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF insaka_then() IS NULL THEN
        PERFORM insaka_tell_now(tenant, happened, about, what);
    END IF;
END
$$;
