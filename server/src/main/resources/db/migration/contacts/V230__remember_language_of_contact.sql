-- In which language somebody is answered when their message does not tell; and the one they may be changing to.
ALTER TABLE contact ADD COLUMN language text;
ALTER TABLE contact ADD COLUMN leaning text;
ALTER TABLE contact ADD COLUMN leaning_times smallint NOT NULL DEFAULT 0;
