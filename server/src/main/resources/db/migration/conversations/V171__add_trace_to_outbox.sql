-- The trace of what caused the letter, so that its delivery is part of it, whenever and wherever it happens.
ALTER TABLE outbox ADD COLUMN trace bytea;
