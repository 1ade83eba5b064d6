package io.insaka.intake;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.TraceContext;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger for people to read. */
@Repository
class LedgerReaderRepository {
    private static final int LONGEST_SHOWN = 300_000;
    private static final String COLUMNS = """
            SELECT i.id, i.channel_id, coalesce(o.state, 'received') AS state, coalesce(o.answered, false) AS answered,
                i.kind, i.type, i.provider_id, i.received_at, i.trace, o.at AS processed_at,
                coalesce(o.attempts, w.attempts, 0) AS attempts, coalesce(o.error, w.error) AS error""";

    private static final String BESIDE = """
             LEFT JOIN intake_outcome o ON o.tenant_id = i.tenant_id AND o.item_id = i.id
            LEFT JOIN intake_waiting w ON w.tenant_id = i.tenant_id AND w.shard = (i.lane & 63)::smallint
                AND w.priority = CASE i.kind WHEN 'status' THEN 1 ELSE 0 END AND w.seq = i.seq""";

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Vault vault;

    LedgerReaderRepository(JdbcClient tenantJdbc, TenantTransactions transactions, Vault vault) {
        this.jdbc = tenantJdbc;
        this.transactions = transactions;
        this.vault = vault;
    }

    /** A page, newest first. */
    record Page(List<LedgerView> items, @Nullable UUID next) {}

    Page page(TenantId tenant, @Nullable UUID channel, @Nullable ItemState state, @Nullable UUID before, int limit) {
        List<LedgerView> rows = transactions.call(
                tenant,
                () -> jdbc.sql(COLUMNS + from(state) + where(channel, state, before)
                                + " ORDER BY i.id DESC LIMIT :limit")
                        .param("tenant", tenant.value())
                        .param("channel", channel)
                        .param("before", before)
                        .param("limit", limit + 1)
                        .query((row, n) -> view(tenant, row, null))
                        .list());
        boolean more = rows.size() > limit;
        List<LedgerView> shown = more ? rows.subList(0, limit) : rows;
        return new Page(shown, more ? shown.getLast().id() : null);
    }

    /** Where few items are in a state, they are found by it; done are nearly all, and found by their order. */
    private static String from(@Nullable ItemState state) {
        return switch (state) {
            case RECEIVED -> """
                     FROM intake_waiting w JOIN intake_item i ON i.tenant_id = w.tenant_id AND i.id = w.item_id
                    LEFT JOIN intake_outcome o ON o.tenant_id = i.tenant_id AND o.item_id = i.id""";
            case IGNORED, QUARANTINED, DEAD -> """
                     FROM (SELECT * FROM intake_outcome WHERE tenant_id = :tenant AND state = '%s') o
                    JOIN intake_item i ON i.tenant_id = o.tenant_id AND i.id = o.item_id
                    CROSS JOIN (SELECT NULL::int AS attempts, NULL::text AS error) w""".formatted(state.wire());
            case DONE -> " FROM intake_item i" + BESIDE;
            case null -> " FROM intake_item i" + BESIDE;
        };
    }

    /** Only the conditions that are asked for: each then uses the index made for it. */
    private static String where(@Nullable UUID channel, @Nullable ItemState state, @Nullable UUID before) {
        return " WHERE i.tenant_id = :tenant"
                + (channel == null ? "" : " AND i.channel_id = :channel")
                + (state == ItemState.DONE ? " AND o.state = 'done'" : "")
                + (before == null ? "" : " AND i.id < :before");
    }

    Optional<LedgerView> find(TenantId tenant, UUID id) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(COLUMNS + ", i.raw FROM intake_item i" + BESIDE
                                + " WHERE i.tenant_id = :tenant AND i.id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .query((row, n) -> view(tenant, row, row.getBytes("raw")))
                        .optional());
    }

    Optional<byte[]> raw(TenantId tenant, UUID id) {
        return transactions
                .call(
                        tenant,
                        () -> jdbc.sql("SELECT raw FROM intake_item WHERE tenant_id = :tenant AND id = :id")
                                .param("tenant", tenant.value())
                                .param("id", id)
                                .query((row, n) -> row.getBytes("raw"))
                                .optional())
                .map(raw -> vault.open(tenant, Purpose.INTAKE_ITEM, raw));
    }

    private LedgerView view(TenantId tenant, ResultSet row, byte @Nullable [] raw) throws SQLException {
        byte[] providerId = row.getBytes("provider_id");
        Timestamp processed = row.getTimestamp("processed_at");
        UUID id = row.getObject("id", UUID.class);
        return new LedgerView(
                id,
                row.getObject("channel_id", UUID.class),
                row.getString("state"),
                row.getBoolean("answered"),
                row.getString("kind"),
                row.getString("type"),
                providerId == null ? null : vault.openText(tenant, Purpose.PROVIDER_ID, providerId),
                row.getTimestamp("received_at").toInstant(),
                processed == null ? null : processed.toInstant(),
                row.getInt("attempts"),
                row.getString("error"),
                TraceContext.stored(row.getBytes("trace"), id).traceId(),
                raw == null ? null : shown(vault.open(tenant, Purpose.INTAKE_ITEM, raw)));
    }

    /** A file that came with a mail is nothing to read. */
    private static String shown(byte[] raw) {
        return raw.length <= LONGEST_SHOWN
                ? new String(raw, StandardCharsets.UTF_8)
                : new String(raw, 0, LONGEST_SHOWN, StandardCharsets.UTF_8) + "…";
    }

    Balance balance(TenantId tenant, @Nullable UUID channel) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("""
                        SELECT coalesce(sum(received), 0) AS received, coalesce(sum(answered), 0) AS answered,
                            coalesce(sum(stored), 0) AS stored, coalesce(sum(ignored), 0) AS ignored,
                            coalesce(sum(quarantined), 0) AS quarantined, coalesce(sum(dead), 0) AS dead,
                            (SELECT count(*) FROM intake_waiting w
                             JOIN intake_item i ON i.tenant_id = w.tenant_id AND i.id = w.item_id
                             WHERE w.tenant_id = :tenant AND (:channel::uuid IS NULL OR i.channel_id = :channel::uuid))
                                AS waiting
                        FROM intake_tally
                        WHERE tenant_id = :tenant AND (:channel::uuid IS NULL OR channel_id = :channel::uuid)""")
                        .param("tenant", tenant.value())
                        .param("channel", channel)
                        .query((row, n) -> new Balance(
                                row.getLong("received"),
                                row.getLong("answered"),
                                row.getLong("stored"),
                                row.getLong("waiting"),
                                row.getLong("ignored"),
                                row.getLong("quarantined"),
                                row.getLong("dead")))
                        .single());
    }

    /** What a replay needs to know. */
    record Kept(UUID channel, String state, byte[] raw) {}

    Optional<Kept> lock(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        SELECT i.channel_id, coalesce(o.state, 'received') AS state, i.raw FROM intake_item i
                        LEFT JOIN intake_outcome o ON o.tenant_id = i.tenant_id AND o.item_id = i.id
                        WHERE i.tenant_id = :tenant AND i.id = :id FOR UPDATE OF i""")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> new Kept(
                        row.getObject("channel_id", UUID.class),
                        row.getString("state"),
                        vault.open(tenant, Purpose.INTAKE_ITEM, row.getBytes("raw"))))
                .optional();
    }

    /** Back into the queue, at its old place; {@code begun} makes the worker look for what an earlier try left. */
    void requeue(TenantId tenant, UUID id, String from) {
        jdbc.sql("""
                        WITH outcome AS (
                            DELETE FROM intake_outcome WHERE tenant_id = :tenant AND item_id = :id RETURNING item_id
                        ), item AS (
                            SELECT i.lane, i.seq, i.kind, i.channel_id FROM intake_item i
                            JOIN outcome o ON o.item_id = i.id WHERE i.tenant_id = :tenant
                        ), queued AS (
                            INSERT INTO intake_waiting (tenant_id, shard, priority, seq, item_id, lane, begun)
                            SELECT :tenant, lane & 63, CASE kind WHEN 'status' THEN 1 ELSE 0 END, seq, :id, lane, true
                            FROM item
                        )
                        INSERT INTO intake_tally AS t (tenant_id, channel_id, part, ignored, dead)
                        SELECT :tenant, channel_id, 'replay', -(:from = 'ignored')::int, -(:from = 'dead')::int FROM item
                        ON CONFLICT (tenant_id, channel_id, part) DO UPDATE
                        SET ignored = t.ignored + excluded.ignored, dead = t.dead + excluded.dead""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("from", from)
                .update();
    }

    /** A quarantined body that could be taken apart now: its items stand in the ledger by themselves. */
    void released(TenantId tenant, UUID id, int items) {
        jdbc.sql("""
                        WITH outcome AS (
                            UPDATE intake_outcome SET state = 'done', error = :note, at = now()
                            WHERE tenant_id = :tenant AND item_id = :id RETURNING item_id
                        ), item AS (
                            SELECT i.channel_id FROM intake_item i
                            JOIN outcome o ON o.item_id = i.id WHERE i.tenant_id = :tenant
                        )
                        INSERT INTO intake_tally AS t (tenant_id, channel_id, part, stored, quarantined)
                        SELECT :tenant, channel_id, 'replay', 1, -1 FROM item
                        ON CONFLICT (tenant_id, channel_id, part) DO UPDATE
                        SET stored = t.stored + excluded.stored, quarantined = t.quarantined + excluded.quarantined""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("note", "replayed as " + items + (items == 1 ? " item" : " items"))
                .update();
    }
}
