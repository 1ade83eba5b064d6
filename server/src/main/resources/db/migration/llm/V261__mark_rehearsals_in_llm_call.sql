-- Whether nobody was answered with it.
ALTER TABLE llm_call ADD COLUMN rehearsal boolean NOT NULL DEFAULT false;
