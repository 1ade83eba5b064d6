-- What a round has been at is not due any more, by V540: it needs no place to go on from.
ALTER TABLE retention_round DROP COLUMN conversation_id;
