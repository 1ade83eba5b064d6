-- In the answer that somebody waits for: whether they got it is told once they have, and until then it may have to go
-- again. It holds up nothing that is said after it.
ALTER TABLE outbox DROP CONSTRAINT outbox_state;
ALTER TABLE outbox ADD CONSTRAINT outbox_state CHECK (state IN ('queued', 'sending', 'handed', 'unsure', 'dead'));
