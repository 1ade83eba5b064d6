-- Which of the organisation's own attributes have to have a value before a person resolves.
ALTER TABLE resolve_need ADD COLUMN attributes uuid[] NOT NULL DEFAULT '{}';
