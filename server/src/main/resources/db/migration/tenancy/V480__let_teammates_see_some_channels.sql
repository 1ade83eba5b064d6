-- The channels whose conversations somebody sees; null: all of them. Owners see all.
ALTER TABLE teammate ADD COLUMN channels uuid[];
ALTER TABLE teammate ADD CONSTRAINT teammate_owner_sees_all CHECK (role <> 'owner' OR channels IS NULL);
ALTER TABLE entry_link ADD COLUMN channels uuid[];

DROP TRIGGER teammate_access_changed ON teammate;
CREATE TRIGGER teammate_access_changed AFTER UPDATE ON teammate FOR EACH ROW
    WHEN ((OLD.role, OLD.custom_role_id, OLD.deactivated_at, OLD.channels)
        IS DISTINCT FROM (NEW.role, NEW.custom_role_id, NEW.deactivated_at, NEW.channels))
    EXECUTE FUNCTION insaka_tell_access();
