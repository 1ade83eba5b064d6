-- Behind conversation_told, whose events say that it was resolved or opened again.
CREATE FUNCTION insaka_tell_of_merging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insaka_tell(NEW.tenant_id,
        CASE WHEN NEW.merged_into IS NULL THEN 'conversation.unmerged' ELSE 'conversation.merged' END, NEW.id,
        jsonb_build_object('conversationId', NEW.id, 'contactId', NEW.contact_id, 'channelId', NEW.channel_id,
            'status', NEW.status, 'holder', NEW.holder, 'teammateId', NEW.holder_id,
            'intoConversationId', coalesce(NEW.merged_into, OLD.merged_into)));
    RETURN NULL;
END
$$;
CREATE TRIGGER conversation_told_merged AFTER UPDATE OF merged_into ON conversation FOR EACH ROW
    WHEN (NEW.merged_into IS DISTINCT FROM OLD.merged_into) EXECUTE FUNCTION insaka_tell_of_merging();
