-- A sheet of customers may say who has agreed to what.
ALTER TABLE consent_entry DROP CONSTRAINT consent_entry_source;
ALTER TABLE consent_entry ADD CONSTRAINT consent_entry_source
    CHECK (source IN ('message', 'provider', 'link', 'one-click', 'teammate', 'import', 'earlier'));
