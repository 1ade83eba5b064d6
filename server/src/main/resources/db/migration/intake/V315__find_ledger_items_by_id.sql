-- With the organisation in front this index serves "this item of this organisation", too, as long as the planner believes
-- the ledger to be small: then it reads everything the organisation ever received to find one item.
ALTER TABLE intake_item DROP CONSTRAINT intake_item_once;
ALTER TABLE intake_item ADD CONSTRAINT intake_item_once UNIQUE (channel_id, dedup, tenant_id);
