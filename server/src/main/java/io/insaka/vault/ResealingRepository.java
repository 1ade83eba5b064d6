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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far re-sealing has come, and the rows of the tables that modules declared as sealed. */
@Repository
class ResealingRepository {
    /** Between the parts of a position: occurs in no key. */
    private static final String SEPARATOR = "\u001F";

    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final TableKeyRepository catalogue;
    private final Map<String, TableKey> keys = new ConcurrentHashMap<>();

    ResealingRepository(JdbcClient jdbc, SystemTransactions system, TableKeyRepository catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.system = system;
    }

    record Unfinished(TenantId tenant, String table) {}

    /** @param position null at the beginning of the table */
    record Position(@Nullable String position) {}

    /** A row's key, each part as text, and its sealed columns that are not null. */
    record SealedRow(List<String> key, Map<String, byte[]> columns) {
        String position() {
            return String.join(SEPARATOR, key);
        }
    }

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
        TableKey key = key(table);
        String sql = "SELECT " + key.selected("") + ", "
                + String.join(", ", table.columns().keySet()) + " FROM " + table.name()
                + " WHERE tenant_id = :tenant"
                + (after == null ? "" : " AND (" + key.names("") + ") > (" + key.values() + ")")
                + " ORDER BY " + key.names("") + " LIMIT :limit";
        var query = jdbc.sql(sql).param("tenant", tenant.value()).param("limit", limit);
        if (after != null) {
            query = key.bind(query, List.of(after.split(SEPARATOR, -1)));
        }
        return query.query((row, number) -> sealedRow(table, key, row)).list();
    }

    private static SealedRow sealedRow(SealedTable table, TableKey key, ResultSet row) throws SQLException {
        Map<String, byte[]> columns = new LinkedHashMap<>();
        for (String column : table.columns().keySet()) {
            byte[] sealed = row.getBytes(column);
            if (sealed != null) {
                columns.put(column, sealed);
            }
        }
        return new SealedRow(key.read(row), columns);
    }

    private TableKey key(SealedTable table) {
        return keys.computeIfAbsent(table.name(), name -> catalogue.of(name, table.key()));
    }

    /** Only where the old bytes still stand: whoever changed the row meanwhile sealed it with the new key. */
    void replace(TenantId tenant, SealedTable table, SealedRow row, String column, byte[] after) {
        TableKey key = key(table);
        String sql = "UPDATE " + table.name() + " SET " + column + " = :after WHERE tenant_id = :tenant AND ("
                + key.names("") + ") = (" + key.values() + ") AND " + column + " = :before";
        key.bind(jdbc.sql(sql), row.key())
                .param("after", after)
                .param("tenant", tenant.value())
                .param("before", row.columns().get(column))
                .update();
    }
}
