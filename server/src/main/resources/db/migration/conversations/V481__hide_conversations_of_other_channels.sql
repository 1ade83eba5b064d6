-- Somebody who sees some channels only works in transactions that name them; everybody else names none, and pays one look
-- at a setting for each statement. What hangs on a conversation is seen where the conversation is.
CREATE FUNCTION insaka_channels() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('insaka.channels', true), '')::uuid[] $$;

-- Not SQL, which would be planned anew inside of every statement that reads a message.
CREATE FUNCTION insaka_sees(conversation_asked uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN conversation_asked IS NULL OR EXISTS (
        SELECT FROM conversation WHERE tenant_id = (SELECT insaka_tenant()) AND id = conversation_asked);
END $$;

-- Beside insaka_isolate: rows that belong to a channel, or hang on a conversation.
CREATE PROCEDURE insaka_limit_to_channels(limited regclass, shown text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE POLICY own_channels ON %s AS RESTRICTIVE TO insaka_app '
        'USING ((SELECT insaka_channels()) IS NULL OR %s)', limited, shown);
END $$;

CALL insaka_limit_to_channels('channel', 'id = ANY ((SELECT insaka_channels())::uuid[])');
CALL insaka_limit_to_channels('conversation', 'channel_id = ANY ((SELECT insaka_channels())::uuid[])');
CALL insaka_limit_to_channels('mailing', 'channel_id = ANY ((SELECT insaka_channels())::uuid[])');
CALL insaka_limit_to_channels('message', 'insaka_sees(conversation_id)');
CALL insaka_limit_to_channels('mention', 'insaka_sees(conversation_id)');
CALL insaka_limit_to_channels('conversation_activity', 'insaka_sees(conversation_id)');
CALL insaka_limit_to_channels('reply_draft', 'insaka_sees(conversation_id)');
CALL insaka_limit_to_channels('scheduled_message', 'insaka_sees(conversation_id)');
CALL insaka_limit_to_channels('hand_over', 'insaka_sees(conversation_id)');
CALL insaka_limit_to_channels('notice', 'insaka_sees(conversation_id)');
CALL insaka_limit_to_channels('desk_task', 'insaka_sees(conversation_id)');
CALL insaka_limit_to_channels('unanswered_question', 'insaka_sees(conversation_id)');

-- The channels through which a file came, or went; null while it was sent nowhere, and of files from before this version.
ALTER TABLE media ADD COLUMN channels uuid[];
CALL insaka_limit_to_channels('media', 'channels IS NULL OR channels && (SELECT insaka_channels())');
