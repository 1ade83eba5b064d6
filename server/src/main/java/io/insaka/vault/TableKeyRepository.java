package io.insaka.vault;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks PostgreSQL's catalogue for keys. Joins the tenant's open transaction. */
@Repository
class TableKeyRepository {
    private final JdbcClient jdbc;

    TableKeyRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** The primary key behind {@code tenant_id}. */
    TableKey primary(String table) {
        List<TableKey.Column> columns =
                jdbc.sql("""
                        SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
                        FROM pg_index i
                        JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS part (number, place) ON true
                        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = part.number
                        WHERE i.indrelid = CAST(:table AS regclass) AND i.indisprimary AND a.attname <> 'tenant_id'
                        ORDER BY part.place""").param("table", table).query(TableKey.Column.class).list();
        if (columns.isEmpty()) {
            throw new IllegalStateException(table + " has no key by which its rows could be read in pieces");
        }
        return new TableKey(columns);
    }

    TableKey of(String table, List<String> names) {
        return new TableKey(jdbc.sql("""
                        SELECT attname AS name, format_type(atttypid, atttypmod) AS type
                        FROM unnest(CAST(:names AS text[])) WITH ORDINALITY AS wanted (name, place)
                        JOIN pg_attribute ON attrelid = CAST(:table AS regclass) AND attname = wanted.name
                        ORDER BY wanted.place""")
                .param("table", table)
                .param("names", names.toArray(String[]::new))
                .query(TableKey.Column.class)
                .list());
    }
}
