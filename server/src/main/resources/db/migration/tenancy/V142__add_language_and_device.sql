-- Null: as the browser says.
ALTER TABLE teammate ADD COLUMN language text;
-- The kind of browser and of machine, for a person who looks through their sessions; no more than that is kept.
ALTER TABLE teammate_session ADD COLUMN device text;
