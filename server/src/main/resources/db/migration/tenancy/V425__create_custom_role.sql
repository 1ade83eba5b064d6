-- Roles that an organisation made itself. The product's own four stand in no table.
CREATE TABLE custom_role (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    name        text        NOT NULL,
    about       text        NOT NULL,
    permissions text[]      NOT NULL, -- as the API spells them
    created_at  timestamptz NOT NULL,
    CONSTRAINT custom_role_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT custom_role_name_said CHECK (length(name) BETWEEN 1 AND 60)
);
CREATE UNIQUE INDEX custom_role_name_once ON custom_role (tenant_id, lower(name));
CALL insaka_isolate('custom_role');
CALL insaka_open_to_system('custom_role', 'SELECT');

-- The word 'custom' says that the column beside it names the role. What somebody has cannot be deleted.
ALTER TABLE teammate
    ADD COLUMN custom_role_id uuid,
    DROP CONSTRAINT teammate_role_known,
    ADD CONSTRAINT teammate_role_known CHECK (role IN ('owner', 'admin', 'agent', 'viewer', 'custom')),
    ADD CONSTRAINT teammate_role_named CHECK ((role = 'custom') = (custom_role_id IS NOT NULL)),
    ADD CONSTRAINT teammate_custom_role_fk FOREIGN KEY (tenant_id, custom_role_id)
        REFERENCES custom_role (tenant_id, id);
CREATE INDEX teammate_by_custom_role ON teammate (tenant_id, custom_role_id) WHERE custom_role_id IS NOT NULL;

ALTER TABLE entry_link
    ADD COLUMN custom_role_id uuid,
    DROP CONSTRAINT entry_link_role_known,
    ADD CONSTRAINT entry_link_role_known CHECK (role IN ('owner', 'admin', 'agent', 'viewer', 'custom')),
    ADD CONSTRAINT entry_link_role_named CHECK ((role = 'custom') = (custom_role_id IS NOT NULL)),
    ADD CONSTRAINT entry_link_custom_role_fk FOREIGN KEY (tenant_id, custom_role_id)
        REFERENCES custom_role (tenant_id, id);
CREATE INDEX entry_link_by_custom_role ON entry_link (tenant_id, custom_role_id) WHERE custom_role_id IS NOT NULL;

-- Every node remembers for some seconds who may do what: with the change's commit it hears that this is no longer true.
CREATE FUNCTION insaka_tell_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('insaka_access', NEW.tenant_id::text);
    RETURN NULL;
END $$;
CREATE TRIGGER teammate_access_changed AFTER UPDATE ON teammate FOR EACH ROW
    WHEN ((OLD.role, OLD.custom_role_id, OLD.deactivated_at)
        IS DISTINCT FROM (NEW.role, NEW.custom_role_id, NEW.deactivated_at))
    EXECUTE FUNCTION insaka_tell_access();
CREATE TRIGGER custom_role_access_changed AFTER UPDATE ON custom_role FOR EACH ROW
    WHEN (OLD.permissions IS DISTINCT FROM NEW.permissions)
    EXECUTE FUNCTION insaka_tell_access();
