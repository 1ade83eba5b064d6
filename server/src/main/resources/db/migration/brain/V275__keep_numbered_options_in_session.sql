-- The options of the bot's last question, where they went out as a numbered list, sealed: so that "2" is understood.
ALTER TABLE brain_session ADD COLUMN numbered bytea;
