-- A draft is worked on and never answered. What the product furnished a demo with is not the organisation's own work.
ALTER TABLE article
    ADD COLUMN published boolean NOT NULL DEFAULT true,
    ADD COLUMN furnished boolean NOT NULL DEFAULT false;
