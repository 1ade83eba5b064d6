-- A customer said, or said anew, how they were served. Their words are read where they are kept.
CREATE FUNCTION insaka_tell_of_satisfaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insaka_tell(NEW.tenant_id, 'satisfaction.answered', NEW.conversation_id, jsonb_build_object(
        'surveyId', NEW.id, 'conversationId', NEW.conversation_id, 'contactId', NEW.contact_id,
        'channelId', NEW.channel_id, 'teamId', NEW.team_id, 'teammateId', NEW.teammate_id,
        'score', NEW.score, 'formerScore', OLD.score));
    RETURN NULL;
END
$$;
CREATE TRIGGER satisfaction_survey_told AFTER UPDATE OF score ON satisfaction_survey FOR EACH ROW
    WHEN (NEW.score IS DISTINCT FROM OLD.score) EXECUTE FUNCTION insaka_tell_of_satisfaction();
