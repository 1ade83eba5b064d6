package io.insaka.customers.imports;

import io.insaka.customers.imports.Import.Plan;
import io.insaka.customers.imports.Import.State;
import io.insaka.customers.imports.Import.Tally;
import io.insaka.customers.imports.RowImport.Outcome;
import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code customer_import} and {@code customer_import_row}. Joins the tenant's open transaction, but for {@link #lease}. */
@Repository
class ImportRepository {
    private static final String SELECT =
            "SELECT id, plan, state, rows, created, updated, same, refused, fence, created_at FROM customer_import"
                    + " WHERE tenant_id = :tenant";

    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;
    private final JsonMapper json;

    ImportRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
        this.json = json;
    }

    record Due(TenantId tenant, UUID id, long fence) {}

    /** Leases what runs, across organisations; whoever had it before can write no more. */
    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, id FROM customer_import WHERE not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE customer_import i SET not_before = :until, fence = i.fence + 1
                        FROM due
                        WHERE i.tenant_id = due.tenant_id AND i.id = due.id
                        RETURNING i.tenant_id, i.id, i.fence""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getLong("fence")))
                .list());
    }

    void insert(TenantId tenant, Import wanted) {
        jdbc.sql("""
                        INSERT INTO customer_import (tenant_id, id, plan, rows, created_at)
                        VALUES (:tenant, :id, :plan, :rows, :now)""")
                .param("tenant", tenant.value())
                .param("id", wanted.id())
                .param("plan", sealed(tenant, wanted.plan()))
                .param("rows", wanted.rows())
                .param("now", wanted.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void counted(TenantId tenant, UUID id, int rows) {
        jdbc.sql("UPDATE customer_import SET rows = :rows WHERE tenant_id = :tenant AND id = :id")
                .param("rows", rows)
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** @param first the number of the first of these */
    void insertRows(TenantId tenant, UUID id, int first, List<List<String>> rows) {
        jdbc.sql("""
                        INSERT INTO customer_import_row (tenant_id, import_id, number, cells)
                        SELECT :tenant, :id, x.number, x.cells FROM unnest(:numbers::integer[], :cells::bytea[]) AS x (number, cells)""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param(
                        "numbers",
                        IntStream.range(first, first + rows.size()).boxed().toArray(Integer[]::new))
                .param(
                        "cells",
                        rows.stream()
                                .map(row -> vault.seal(tenant, Purpose.CUSTOMER_IMPORT, json.writeValueAsBytes(row)))
                                .toArray(byte[][]::new))
                .update();
    }

    List<Import> all(TenantId tenant) {
        return jdbc.sql(SELECT + " ORDER BY created_at DESC, id DESC")
                .param("tenant", tenant.value())
                .query((row, n) -> read(tenant, row))
                .list();
    }

    Optional<Import> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> read(tenant, row))
                .optional();
    }

    /** As {@link #find}, and nobody else changes it before this transaction ends. */
    Optional<Import> lock(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " AND id = :id FOR UPDATE")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> read(tenant, row))
                .optional();
    }

    record Row(
            int number,
            List<String> cells,
            @Nullable Integer column,
            @Nullable String refused) {
        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    /** @param refused those that were refused; else those that wait */
    List<Row> rows(TenantId tenant, UUID id, boolean refused, int after, int most) {
        return jdbc.sql(
                        "SELECT number, cells, refused, refused_column FROM customer_import_row WHERE tenant_id = :tenant"
                                + " AND import_id = :id AND number > :after AND refused IS "
                                + (refused ? "NOT NULL" : "NULL")
                                + " ORDER BY number LIMIT :most")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Row(
                        row.getInt("number"),
                        List.of(json.readValue(
                                vault.open(tenant, Purpose.CUSTOMER_IMPORT, row.getBytes("cells")), String[].class)),
                        row.getObject("refused_column", Integer.class),
                        row.getString("refused")))
                .list();
    }

    void start(TenantId tenant, UUID id, Plan plan, Instant now) {
        jdbc.sql("""
                        UPDATE customer_import SET plan = :plan, state = 'running', not_before = :now
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("plan", sealed(tenant, plan))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void taken(TenantId tenant, UUID id, int number) {
        jdbc.sql("DELETE FROM customer_import_row WHERE tenant_id = :tenant AND import_id = :id AND number = :number")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("number", number)
                .update();
    }

    void refuse(TenantId tenant, UUID id, int number, Outcome.Refused why) {
        jdbc.sql("""
                        UPDATE customer_import_row SET refused = :reason, refused_column = :column
                        WHERE tenant_id = :tenant AND import_id = :id AND number = :number""")
                .param("reason", why.reason())
                .param("column", why.column(), java.sql.Types.INTEGER)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("number", number)
                .update();
    }

    /** @param until for how long it is still whoever's it is; null when there is nothing left */
    void proceed(TenantId tenant, UUID id, Tally tally, @Nullable Instant until) {
        jdbc.sql("""
                        UPDATE customer_import SET created = :created, updated = :updated, same = :same, refused = :refused,
                            not_before = :until, state = CASE WHEN :done THEN 'done' ELSE state END
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("created", tally.created())
                .param("updated", tally.updated())
                .param("same", tally.same())
                .param("refused", tally.refused())
                .param(
                        "until",
                        until == null ? null : until.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("done", until == null)
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** With all its rows. */
    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM customer_import WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private byte[] sealed(TenantId tenant, Plan plan) {
        return vault.seal(tenant, Purpose.CUSTOMER_IMPORT, json.writeValueAsBytes(plan));
    }

    private Import read(TenantId tenant, ResultSet row) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                json.readValue(vault.open(tenant, Purpose.CUSTOMER_IMPORT, row.getBytes("plan")), Plan.class),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("rows"),
                new Tally(row.getInt("created"), row.getInt("updated"), row.getInt("same"), row.getInt("refused")),
                row.getLong("fence"),
                row.getTimestamp("created_at").toInstant());
    }
}
