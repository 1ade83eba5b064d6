package io.insaka.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The columns that tell the rows of one organisation apart, and by which they are read in pieces, one behind the other. */
record TableKey(List<Column> columns) {
    /** @param type as SQL names it: with it a part of the key, kept as text, is compared by the index */
    record Column(String name, String type) {}

    /** The primary key behind {@code tenant_id}. */
    static TableKey primary(JdbcClient jdbc, String table) {
        List<Column> columns =
                jdbc.sql("""
                        SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
                        FROM pg_index i
                        JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS part (number, place) ON true
                        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = part.number
                        WHERE i.indrelid = CAST(:table AS regclass) AND i.indisprimary AND a.attname <> 'tenant_id'
                        ORDER BY part.place""").param("table", table).query(Column.class).list();
        if (columns.isEmpty()) {
            throw new IllegalStateException(table + " has no key by which its rows could be read in pieces");
        }
        return new TableKey(columns);
    }

    static TableKey of(JdbcClient jdbc, String table, List<String> names) {
        return new TableKey(jdbc.sql("""
                        SELECT attname AS name, format_type(atttypid, atttypmod) AS type
                        FROM unnest(CAST(:names AS text[])) WITH ORDINALITY AS wanted (name, place)
                        JOIN pg_attribute ON attrelid = CAST(:table AS regclass) AND attname = wanted.name
                        ORDER BY wanted.place""")
                .param("table", table)
                .param("names", names.toArray(String[]::new))
                .query(Column.class)
                .list());
    }

    /** @param of the table's name in the query with a dot behind it, or nothing */
    String names(String of) {
        return columns.stream().map(column -> of + column.name()).collect(Collectors.joining(", "));
    }

    /** What {@link #read} wants to find in a row. */
    String selected(String of) {
        return columns.stream()
                .map(column -> of + column.name() + "::text AS key_" + column.name())
                .collect(Collectors.joining(", "));
    }

    /** To be filled by {@link #bind}. */
    String values() {
        return columns.stream()
                .map(column -> "CAST(:key_" + column.name() + " AS " + column.type() + ")")
                .collect(Collectors.joining(", "));
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, List<String> key) {
        JdbcClient.StatementSpec bound = query;
        for (int part = 0; part < columns.size(); part++) {
            bound = bound.param("key_" + columns.get(part).name(), key.get(part));
        }
        return bound;
    }

    List<String> read(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (Column column : columns) {
            key.add(row.getString("key_" + column.name()));
        }
        return key;
    }
}
