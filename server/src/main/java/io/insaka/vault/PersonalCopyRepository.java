package io.insaka.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the rows of the tables that modules declared as customers'. Joins the tenant's open transaction. */
@Repository
class PersonalCopyRepository {
    private static final int SOME = 200;

    private final JdbcClient jdbc;
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

    PersonalCopyRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /**
     * What the catalogue says of a table.
     *
     * @param key the columns of its primary key behind {@code tenant_id}
     * @param unread columns that nobody can read: what is sealed, and what is found by
     */
    private record Shape(List<Column> key, List<String> unread) {}

    private record Column(String name, String type) {}

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
        String key = names(shape, "");
        String theirs = ways.stream()
                .map(way -> "(" + PersonalTableRepository.theirs(way) + ")")
                .collect(Collectors.joining(" OR "));
        String sql =
                "WITH theirs AS MATERIALIZED (SELECT " + key + " FROM " + table + " WHERE tenant_id = :tenant AND ("
                        + theirs + ")), page AS (SELECT * FROM theirs" + behind(shape, after) + " ORDER BY " + key
                        + " LIMIT :some) SELECT "
                        + shape.key().stream()
                                .map(column -> "kept." + column.name() + "::text AS key_" + column.name())
                                .collect(Collectors.joining(", "))
                        + ", (jsonb_strip_nulls(to_jsonb(kept)) - CAST(:unread AS text[]))::text AS plain"
                        + sealed.stream().map(column -> ", kept." + column).collect(Collectors.joining())
                        + " FROM page JOIN " + table + " kept ON kept.tenant_id = :tenant AND (" + names(shape, "kept.")
                        + ") = (" + names(shape, "page.") + ") ORDER BY " + names(shape, "kept.");
        var statement = PersonalTableRepository.bind(jdbc.sql(sql), person)
                .param("unread", shape.unread().toArray(String[]::new))
                .param("some", SOME + 1);
        if (after != null) {
            for (int part = 0; part < after.size(); part++) {
                statement = statement.param("after_" + part, after.get(part));
            }
        }
        List<Row> rows =
                statement.query((row, number) -> read(row, shape, sealed)).list();
        return new Rows(rows.stream().limit(SOME).toList(), rows.size() > SOME);
    }

    private static Row read(ResultSet row, Shape shape, List<String> sealed) throws SQLException {
        List<String> key = new ArrayList<>();
        for (Column column : shape.key()) {
            key.add(row.getString("key_" + column.name()));
        }
        Map<String, byte[]> bytes = new TreeMap<>();
        for (String column : sealed) {
            byte[] value = row.getBytes(column);
            if (value != null) {
                bytes.put(column, value);
            }
        }
        return new Row(key, row.getString("plain"), bytes);
    }

    private static String names(Shape shape, String of) {
        return shape.key().stream().map(column -> of + column.name()).collect(Collectors.joining(", "));
    }

    private static String behind(Shape shape, @Nullable List<String> after) {
        if (after == null) {
            return "";
        }
        String values = IntStream.range(0, after.size())
                .mapToObj(part ->
                        "CAST(:after_" + part + " AS " + shape.key().get(part).type() + ")")
                .collect(Collectors.joining(", "));
        return " WHERE (" + names(shape, "") + ") > (" + values + ")";
    }

    private Shape shape(String table) {
        List<Column> key =
                jdbc.sql("""
                        SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
                        FROM pg_index i
                        JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS part (number, place) ON true
                        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = part.number
                        WHERE i.indrelid = CAST(:table AS regclass) AND i.indisprimary AND a.attname <> 'tenant_id'
                        ORDER BY part.place""").param("table", table).query(Column.class).list();
        if (key.isEmpty()) {
            throw new IllegalStateException(table + " has no key by which its rows could be read in pieces");
        }
        List<String> unread =
                jdbc.sql("""
                        SELECT attname FROM pg_attribute
                        WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped
                          AND (attname = 'tenant_id' OR atttypid IN ('bytea'::regtype, 'bigint[]'::regtype))""").param("table", table).query(String.class).list();
        return new Shape(key, unread);
    }
}
