-- The lease a session was kept under: once a person had the conversation, the bot begins afresh.
ALTER TABLE brain_session ADD COLUMN fence bigint NOT NULL DEFAULT 0;
