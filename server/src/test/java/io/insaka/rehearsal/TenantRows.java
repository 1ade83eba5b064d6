package io.insaka.rehearsal;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every row an organisation has and requests may read, by table: how many there are, and a sum over all that stands in them. */
record TenantRows(Map<String, String> tables) {
    static TenantRows of(TenantTransactions transactions, JdbcClient tenantJdbc, TenantId tenant) {
        return transactions.call(tenant, () -> {
            var tables = new TreeMap<String, String>();
            tenantJdbc
                    .sql("""
                            SELECT c.relname FROM pg_class c
                            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
                            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                            AND has_table_privilege(c.oid, 'SELECT')""")
                    .query(String.class)
                    .list()
                    .forEach(table -> tables.put(
                            table,
                            tenantJdbc
                                    .sql(
                                            "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '')"
                                                    + " FROM " + table + " t WHERE tenant_id = :tenant")
                                    .param("tenant", tenant.value())
                                    .query(String.class)
                                    .single()));
            return new TenantRows(tables);
        });
    }

    Set<String> changed(TenantRows later) {
        var changed = new TreeSet<String>();
        tables.forEach((table, sum) -> {
            if (!sum.equals(later.tables().get(table))) {
                changed.add(table);
            }
        });
        return changed;
    }
}
