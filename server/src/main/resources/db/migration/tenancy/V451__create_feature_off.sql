-- Parts of the product that an organisation does not use. What stands here is hidden and refused; its data stays.
CREATE TABLE feature_off (
    tenant_id uuid        NOT NULL,
    feature   text        NOT NULL,
    since     timestamptz NOT NULL,
    CONSTRAINT feature_off_pk PRIMARY KEY (tenant_id, feature)
);
CALL insaka_isolate('feature_off');

-- Every node remembers for some seconds what is off; it listens for this already.
CREATE FUNCTION insaka_tell_features() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('insaka_access', coalesce(NEW.tenant_id, OLD.tenant_id)::text);
    RETURN NULL;
END $$;
CREATE TRIGGER feature_off_changed AFTER INSERT OR DELETE ON feature_off FOR EACH ROW
    EXECUTE FUNCTION insaka_tell_features();
