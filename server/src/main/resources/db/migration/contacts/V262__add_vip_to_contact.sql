-- Somebody whose messages the team looks at before others'.
ALTER TABLE contact ADD COLUMN vip boolean NOT NULL DEFAULT false;
