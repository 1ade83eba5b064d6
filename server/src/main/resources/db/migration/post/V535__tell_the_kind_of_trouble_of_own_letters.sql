-- What kind of trouble the last try had, for words that owners understand; null for what failed before there were kinds.
ALTER TABLE own_letter ADD COLUMN trouble_kind text;
