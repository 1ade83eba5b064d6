-- What stands behind a begun turn in its lane must wait for it: asked for every item that is taken.
CREATE INDEX intake_waiting_begun ON intake_waiting (tenant_id, shard, lane) WHERE begun;
