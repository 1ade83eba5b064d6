package io.insaka.vault;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far re-sealing has come, and the rows of the tables that modules declared as sealed. */
@Repository
class ResealingRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    ResealingRepository(JdbcClient jdbc, SystemTransactions system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    record Unfinished(TenantId tenant, String table) {}

    /** @param position null at the beginning of the table */
    record Position(@Nullable String position) {}

    /** A row's key as text, and its sealed columns that are not null. */
    record SealedRow(String key, Map<String, byte[]> columns) {}

    void begin(TenantId tenant, List<SealedTable> tables, Instant now) {
        tables.forEach(table -> jdbc.sql("""
                        INSERT INTO resealing (tenant_id, sealed_table, rows, begun_at)
                        VALUES (:tenant, :table, 0, :now)
                        ON CONFLICT ON CONSTRAINT resealing_pk
                        DO UPDATE SET position = NULL, rows = 0, begun_at = :now, finished_at = NULL
                        """)
                .param("tenant", tenant.value())
                .param("table", table.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update());
    }

    List<KeyRotation.Progress> progress(TenantId tenant) {
        return jdbc.sql("""
                        SELECT sealed_table, rows, begun_at, finished_at
                        FROM resealing WHERE tenant_id = :tenant ORDER BY sealed_table
                        """)
                .param("tenant", tenant.value())
                .query((row, number) -> new KeyRotation.Progress(
                        row.getString("sealed_table"),
                        row.getLong("rows"),
                        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("finished_at", OffsetDateTime.class))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    List<Unfinished> unfinished() {
        return system.call(jdbc -> jdbc.sql("SELECT tenant_id, sealed_table FROM resealing WHERE finished_at IS NULL")
                .query((row, number) -> new Unfinished(
                        new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("sealed_table")))
                .list());
    }

    /** Empty when it is finished, or another node is at it. */
    Optional<Position> lock(TenantId tenant, SealedTable table) {
        return jdbc.sql("""
                        SELECT position FROM resealing
                        WHERE tenant_id = :tenant AND sealed_table = :table AND finished_at IS NULL
                        FOR UPDATE SKIP LOCKED
                        """)
                .param("tenant", tenant.value())
                .param("table", table.name())
                .query((row, number) -> new Position(row.getString(1)))
                .optional();
    }

    void advance(TenantId tenant, SealedTable table, String position, int rows) {
        jdbc.sql("""
                        UPDATE resealing SET position = :position, rows = rows + :rows
                        WHERE tenant_id = :tenant AND sealed_table = :table
                        """)
                .param("position", position)
                .param("rows", rows)
                .param("tenant", tenant.value())
                .param("table", table.name())
                .update();
    }

    void finish(TenantId tenant, SealedTable table, Instant now) {
        jdbc.sql("""
                        UPDATE resealing SET finished_at = :now
                        WHERE tenant_id = :tenant AND sealed_table = :table
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("table", table.name())
                .update();
    }

    /** The next rows in the order of their key. */
    List<SealedRow> rows(TenantId tenant, SealedTable table, @Nullable String after, int limit) {
        String columns = String.join(", ", table.columns().keySet());
        return jdbc.sql("""
                        SELECT %2$s::text AS row_key, %3$s FROM %1$s
                        WHERE tenant_id = :tenant AND (:after::text IS NULL OR %2$s > CAST(:after AS %4$s))
                        ORDER BY %2$s LIMIT :limit
                        """.formatted(table.name(), table.key(), columns, keyType(table)))
                .param("tenant", tenant.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> sealedRow(table, row))
                .list();
    }

    private static SealedRow sealedRow(SealedTable table, ResultSet row) throws SQLException {
        Map<String, byte[]> columns = new LinkedHashMap<>();
        for (String column : table.columns().keySet()) {
            byte[] sealed = row.getBytes(column);
            if (sealed != null) {
                columns.put(column, sealed);
            }
        }
        return new SealedRow(row.getString("row_key"), columns);
    }

    private String keyType(SealedTable table) {
        return jdbc.sql("""
                        SELECT format_type(atttypid, atttypmod) FROM pg_attribute
                        WHERE attrelid = CAST(:table AS regclass) AND attname = :key
                        """)
                .param("table", table.name())
                .param("key", table.key())
                .query(String.class)
                .single();
    }

    /** Only where the old bytes still stand: whoever changed the row meanwhile sealed it with the new key. */
    void replace(TenantId tenant, SealedTable table, String key, String column, byte[] before, byte[] after) {
        jdbc.sql("""
                        UPDATE %1$s SET %3$s = :after
                        WHERE tenant_id = :tenant AND %2$s = CAST(:key AS %4$s) AND %3$s = :before
                        """.formatted(table.name(), table.key(), column, keyType(table)))
                .param("after", after)
                .param("tenant", tenant.value())
                .param("key", key)
                .param("before", before)
                .update();
    }
}
