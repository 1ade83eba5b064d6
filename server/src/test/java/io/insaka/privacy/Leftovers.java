package io.insaka.privacy;

import io.insaka.kernel.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is left of somebody, in whatever table. @param everything as the schema's owner, past every policy */
record Leftovers(JdbcClient everything, TenantId tenant) {
    /** Of every table of the organisation, the rows in which one of these stands. */
    List<String> with(List<String> words) {
        List<String> tables = everything
                .sql("SELECT table_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY table_name")
                .query(String.class)
                .list();
        List<String> found = new ArrayList<>();
        for (String table : tables) {
            everything
                    .sql("SELECT t::text FROM " + table + " t WHERE tenant_id = ?")
                    .param(tenant.value())
                    .query(String.class)
                    .list()
                    .stream()
                    .filter(row -> words.stream().anyMatch(row::contains))
                    .forEach(row -> found.add(table + " " + row.hashCode()));
        }
        return found;
    }

    /** What the audit trail and the receipt keep leads nowhere. */
    static boolean leadsNowhere(String row) {
        return row.startsWith("audit_entry") || row.startsWith("erasure") || row.startsWith("live_event");
    }
}
