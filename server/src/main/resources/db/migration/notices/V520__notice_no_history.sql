-- Nobody is called to history that is brought along.
ALTER FUNCTION insaka_notice(uuid, uuid, text, uuid) RENAME TO insaka_notice_now;
CREATE FUNCTION insaka_notice(tenant uuid, teammate uuid, happened text, conversation uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF insaka_then() IS NULL THEN
        PERFORM insaka_notice_now(tenant, teammate, happened, conversation);
    END IF;
END
$$;
