-- Null: not sent since it came in, or was attached. A file may be sent again long after it was made.
ALTER TABLE media ADD COLUMN used_at timestamptz;
