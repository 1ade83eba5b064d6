-- Counts the claims of a letter and never goes back, as attempts may: what a try came to is written only while the claim
-- it was made under is the last one.
ALTER TABLE outbox ADD COLUMN claim bigint NOT NULL DEFAULT 0;
