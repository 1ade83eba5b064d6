-- A letter changes its state twice while it is sent. An index that mentions the state has each change rewrite the row in
-- every index; one that only tells the dead from the others leaves it where it is.
ALTER TABLE outbox ADD COLUMN dead boolean GENERATED ALWAYS AS (state = 'dead') STORED;
DROP INDEX outbox_claim;
DROP INDEX outbox_dead;
CREATE INDEX outbox_claim ON outbox (shard, seq) WHERE NOT dead;
CREATE INDEX outbox_dead ON outbox (tenant_id, channel_id, seq) WHERE dead;
