-- The two roles the application works as. Neither owns a table nor may bypass row-level security.
DO $$
DECLARE wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['insaka_app', 'insaka_system'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', wanted);
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN
                    NULL; -- another database of the same server made it just now
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION 'role % is missing and % may not create it. Let an administrator run: '
                        'CREATE ROLE insaka_app NOLOGIN; CREATE ROLE insaka_system NOLOGIN; '
                        'GRANT insaka_app, insaka_system TO %;', wanted, current_user, current_user;
            END;
        END IF;
        IF NOT pg_has_role(current_user, wanted, 'SET') THEN
            BEGIN
                EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
            EXCEPTION WHEN insufficient_privilege THEN
                RAISE EXCEPTION '% may not work as role %. Let an administrator run: '
                    'GRANT insaka_app, insaka_system TO %;', current_user, wanted, current_user;
            END;
        END IF;
        EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', wanted);
    END LOOP;
END $$;

-- The organisation named by the open transaction; null (and so no row at all) when none is named.
CREATE FUNCTION insaka_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('insaka.tenant', true), '')::uuid $$;

-- Every table with a tenant_id goes through this: rows of one organisation are all that insaka_app can see or write.
CREATE PROCEDURE insaka_isolate(tenant_table regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant_isolation ON %s TO insaka_app USING (tenant_id = (SELECT insaka_tenant())) '
        'WITH CHECK (tenant_id = (SELECT insaka_tenant()))', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO insaka_app', tenant_table);
END $$;

-- The few tables that work done for all organisations at once may touch, with just the rights named.
CREATE PROCEDURE insaka_open_to_system(tenant_table regclass, rights text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE POLICY across_tenants ON %s TO insaka_system USING (true) WITH CHECK (true)', tenant_table);
    EXECUTE format('GRANT %s ON %s TO insaka_system', rights, tenant_table);
END $$;
