package io.insaka.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the rows of the tables that modules declared as customers'. Joins the tenant's open transaction. */
@Repository
class PersonalCopyRepository {
    private static final int SOME = 200;

    private final JdbcClient jdbc;
    private final TableKeyRepository keys;
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

    PersonalCopyRepository(JdbcClient tenantJdbc, TableKeyRepository keys) {
        this.jdbc = tenantJdbc;
        this.keys = keys;
    }

    /**
     * What the catalogue says of a table.
     *
     * @param unread columns that nobody can read: what is sealed, and what is found by
     */
    private record Shape(TableKey key, List<String> unread) {}

    /**
     * One row.
     *
     * @param plain its columns as JSON, without those that are sealed
     */
    record Row(List<String> key, String plain, Map<String, byte[]> sealed) {}

    record Rows(List<Row> rows, boolean more) {}

    /**
     * In the order of the key, so that what changes meanwhile is neither left out nor told twice.
     *
     * @param ways the columns of one table that lead to a customer
     * @param after the key of the last row before; null at the beginning
     */
    Rows rows(Traces person, List<PersonalTable> ways, List<String> sealed, @Nullable List<String> after) {
        String table = ways.getFirst().name();
        Shape shape = shapes.computeIfAbsent(table, this::shape);
        String key = shape.key().names("");
        String theirs = ways.stream()
                .map(way -> "(" + PersonalTableRepository.theirs(way) + ")")
                .collect(Collectors.joining(" OR "));
        String sql = "WITH theirs AS MATERIALIZED (SELECT " + key + " FROM " + table
                + " WHERE tenant_id = :tenant AND ("
                + theirs + ")), page AS (SELECT * FROM theirs"
                + (after == null ? "" : " WHERE (" + key + ") > (" + shape.key().values() + ")") + " ORDER BY " + key
                + " LIMIT :some) SELECT "
                + shape.key().selected("kept.")
                + ", (jsonb_strip_nulls(to_jsonb(kept)) - CAST(:unread AS text[]))::text AS plain"
                + sealed.stream().map(column -> ", kept." + column).collect(Collectors.joining())
                + " FROM page JOIN " + table + " kept ON kept.tenant_id = :tenant AND ("
                + shape.key().names("kept.")
                + ") = (" + shape.key().names("page.") + ") ORDER BY "
                + shape.key().names("kept.");
        var statement = PersonalTableRepository.bind(jdbc.sql(sql), person)
                .param("unread", shape.unread().toArray(String[]::new))
                .param("some", SOME + 1);
        if (after != null) {
            statement = shape.key().bind(statement, after);
        }
        List<Row> rows =
                statement.query((row, number) -> read(row, shape, sealed)).list();
        return new Rows(rows.stream().limit(SOME).toList(), rows.size() > SOME);
    }

    private static Row read(ResultSet row, Shape shape, List<String> sealed) throws SQLException {
        Map<String, byte[]> bytes = new TreeMap<>();
        for (String column : sealed) {
            byte[] value = row.getBytes(column);
            if (value != null) {
                bytes.put(column, value);
            }
        }
        return new Row(shape.key().read(row), row.getString("plain"), bytes);
    }

    private Shape shape(String table) {
        List<String> unread =
                jdbc.sql("""
                        SELECT attname FROM pg_attribute
                        WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped
                          AND (attname = 'tenant_id' OR atttypid IN ('bytea'::regtype, 'bigint[]'::regtype))""").param("table", table).query(String.class).list();
        return new Shape(keys.primary(table), unread);
    }
}
