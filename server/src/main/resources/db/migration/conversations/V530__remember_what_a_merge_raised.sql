-- The priority the other had of its own, before anything that was merged into it raised it. Null where nobody wrote it down.
ALTER TABLE conversation_merge ADD COLUMN own_priority smallint;
