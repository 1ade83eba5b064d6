package io.insaka.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database as it was at an earlier version: rows of then are put in, and it is migrated on. */
public final class EarlierDatabase implements AutoCloseable {
    private final SingleConnectionDataSource owner;
    private final JdbcClient jdbc;

    /** With the schema as it was after this version. */
    public EarlierDatabase(String version) {
        owner = new SingleConnectionDataSource(TestPostgres.freshDatabase(), "postgres", "", true);
        jdbc = JdbcClient.create(owner);
        // The latest up to it: a number of its own it need not be.
        migrate(version + "?");
    }

    /** To the schema as it is now. */
    public void migrate() {
        migrate("latest");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(owner.getUrl(), "postgres", "")
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    /** Past row-level security. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /**
     * Puts a row in as it is: triggers and foreign keys do not look. What must be there and is not said is empty, zero, a new
     * id, or now.
     */
    public void insert(String table, Map<String, ?> values) {
        Map<String, String> all = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT column_name, data_type FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name = ? AND is_nullable = 'NO' AND column_default IS NULL
                            AND is_identity = 'NO' AND is_generated = 'NEVER'""")
                .param(table)
                .query((row, n) -> all.put(row.getString(1), nothing(row.getString(2))))
                .list();
        values.forEach((column, value) -> all.put(column, literal(value)));
        jdbc.sql("SET session_replication_role = replica").update();
        try {
            jdbc.sql("INSERT INTO " + table + " (" + String.join(", ", all.keySet()) + ") VALUES ("
                            + all.values().stream().collect(Collectors.joining(", ")) + ")")
                    .update();
        } finally {
            jdbc.sql("RESET session_replication_role").update();
        }
    }

    private static String nothing(String type) {
        return switch (type) {
            case "uuid" -> literal(UUID.randomUUID());
            case "bytea" -> "uuid_send(gen_random_uuid())";
            case "text" -> "''";
            case "boolean" -> "false";
            case "jsonb" -> "'{}'";
            case "ARRAY" -> "'{}'";
            case "smallint", "integer", "bigint", "numeric", "double precision" -> "0";
            case "date", "timestamp with time zone" -> "now()";
            default -> throw new IllegalArgumentException("say what stands in a column of " + type);
        };
    }

    private static String literal(Object value) {
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() {
        owner.destroy();
    }
}
