-- When the first try began whose outcome nobody knows: a provider that can be asked is asked what it took since then.
ALTER TABLE outbox ADD COLUMN doubted_at timestamptz;
