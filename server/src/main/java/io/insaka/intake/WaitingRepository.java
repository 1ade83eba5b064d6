package io.insaka.intake;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.TraceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The queue of the ledger. {@link #take} looks across organisations, the rest joins the tenant's open transaction. */
@Repository
class WaitingRepository {
    private static final String TAKE = """
            WITH RECURSIVE pair AS (
                (SELECT tenant_id, shard FROM intake_waiting ORDER BY tenant_id, shard LIMIT 1)
              UNION ALL
                SELECT next.tenant_id, next.shard FROM pair p CROSS JOIN LATERAL (
                    SELECT w.tenant_id, w.shard FROM intake_waiting w
                    WHERE (w.tenant_id, w.shard) > (p.tenant_id, p.shard) ORDER BY w.tenant_id, w.shard LIMIT 1) next
            ), chosen AS MATERIALIZED (
                SELECT shard, tenant_id FROM pair WHERE shard = ANY(:shards::smallint[]) ORDER BY random() LIMIT :most
            ), share AS MATERIALIZED (
                SELECT greatest(1, :most / greatest(1, count(*))) AS rows FROM chosen
            )
            SELECT * FROM (
            SELECT i.tenant_id, i.id, i.channel_id, w.lane, w.seq, w.attempts, w.begun, w.not_before,
                   i.kind, i.type, i.received_at, i.raw, i.trace,
                   sum(octet_length(i.raw)) OVER (ORDER BY w.seq ROWS UNBOUNDED PRECEDING) - octet_length(i.raw) AS before
            FROM chosen c
            CROSS JOIN LATERAL (
                SELECT * FROM intake_waiting w
                WHERE w.shard = c.shard AND w.tenant_id = c.tenant_id AND w.priority <= :priority
                  AND w.lane <> ALL (:closed::bigint[])
                  -- Turns in progress may be thousands: they are passed by, and looked through only now and then, for those
                  -- that nobody works on any more. What stands behind one in its lane waits, whoever works on it.
                  AND CASE WHEN w.begun THEN :resume AND w.lane NOT IN (SELECT unnest(:away::bigint[]))
                      ELSE NOT EXISTS (
                          SELECT 1 FROM intake_waiting b WHERE b.tenant_id = w.tenant_id AND b.shard = w.shard
                          AND b.lane = w.lane AND b.begun AND b.seq < w.seq) END
                ORDER BY w.priority, w.seq LIMIT (SELECT rows FROM share)
            ) w
            -- One look-up for each, whatever the planner thinks of the number: a join might read the whole ledger.
            CROSS JOIN LATERAL (
                SELECT * FROM intake_item i WHERE i.tenant_id = w.tenant_id AND i.id = w.item_id OFFSET 0
            ) i
            ) taken
            -- The first whatever its size; files that came with mail must not fill the memory together.
            WHERE before < :bytes ORDER BY seq""";

    private static final int MOST_BYTES = 32 << 20;

    private static final int SHARED_PARTS = 16;

    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Node node;

    WaitingRepository(JdbcClient tenantJdbc, SystemTransactions system, Node node) {
        this.node = node;
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    /** A claimed row: {@code notBefore} in the future means that its lane has to wait. */
    record Taken(WaitingItem item, @Nullable Instant notBefore) {}

    /**
     * The oldest waiting items of the shards, shared out among organisations so that one with a burst does not keep the
     * others waiting.
     *
     * @param priority 0 for what people wrote only, 1 for receipts too
     * @param resume whether to look for turns that were begun, too
     */
    List<Taken> take(Collection<Short> shards, Lanes.Closed lanes, int most, int priority, boolean resume) {
        return system.call(jdbc -> jdbc.sql(TAKE)
                .param("shards", shards.toArray(Short[]::new))
                .param("closed", lanes.paused().toArray(Long[]::new))
                .param("away", resume ? lanes.away().toArray(Long[]::new) : new Long[0])
                .param("resume", resume)
                .param("most", most)
                .param("bytes", MOST_BYTES)
                .param("priority", priority)
                .query((row, n) -> taken(row))
                .list());
    }

    private Taken taken(ResultSet row) throws SQLException {
        var tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        Timestamp notBefore = row.getTimestamp("not_before");
        UUID id = row.getObject("id", UUID.class);
        var item = new WaitingItem(
                tenant,
                id,
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getLong("lane"),
                row.getLong("seq"),
                row.getInt("attempts"),
                row.getBoolean("begun"),
                row.getString("kind"),
                row.getString("type"),
                row.getTimestamp("received_at").toInstant(),
                row.getBytes("raw"),
                TraceContext.stored(row.getBytes("trace"), id));
        return new Taken(item, notBefore == null ? null : notBefore.toInstant());
    }

    /** Looks at {@code most} rows of the queue at most, and at the tallies; never at the items. */
    Backlog.Depth depth(int most) {
        return system.call(jdbc -> jdbc.sql("""
                        WITH queue AS MATERIALIZED (SELECT tenant_id, item_id, seq FROM intake_waiting LIMIT :most),
                            front AS (SELECT tenant_id, item_id FROM queue ORDER BY seq LIMIT 1)
                        SELECT (SELECT count(*) FROM queue) AS waiting,
                            (SELECT i.received_at FROM front f
                             JOIN intake_item i ON i.tenant_id = f.tenant_id AND i.id = f.item_id) AS oldest,
                            coalesce(sum(t.quarantined), 0) AS quarantined, coalesce(sum(t.dead), 0) AS dead
                        FROM intake_tally t""")
                .param("most", most)
                .query((row, n) -> new Backlog.Depth(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant),
                        row.getLong("quarantined"),
                        row.getLong("dead")))
                .single());
    }

    /** One index look-up for each shard, however much waits. */
    Optional<Instant> oldestReceipt(TenantId tenant) {
        return system.call(jdbc -> jdbc.sql("""
                        SELECT i.received_at FROM generate_series(0, 63) AS s (shard)
                        CROSS JOIN LATERAL (
                            SELECT tenant_id, item_id FROM intake_waiting w
                            WHERE w.tenant_id = :tenant AND w.shard = s.shard AND w.priority = 1 ORDER BY w.seq LIMIT 1) w
                        JOIN intake_item i ON i.tenant_id = w.tenant_id AND i.id = w.item_id
                        ORDER BY i.received_at LIMIT 1""")
                .param("tenant", tenant.value())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional());
    }

    /** Whatever was begun with them since they were taken. */
    Set<UUID> remove(TenantId tenant, Collection<WaitingItem> items) {
        return remove(tenant, items, "");
    }

    /** Only those with which nothing was begun, or gone back, since they were taken. */
    Set<UUID> removeAsTaken(TenantId tenant, Collection<WaitingItem> items) {
        return remove(tenant, items, "AND w.begun = x.begun");
    }

    private Set<UUID> remove(TenantId tenant, Collection<WaitingItem> items, String only) {
        return new HashSet<>(jdbc.sql("""
                        DELETE FROM intake_waiting w
                        USING unnest(:shards::smallint[], :priorities::smallint[], :seqs::bigint[], :begun::boolean[])
                            AS x (shard, priority, seq, begun)
                        WHERE w.tenant_id = :tenant AND w.shard = x.shard AND w.priority = x.priority AND w.seq = x.seq
                        """ + only + " RETURNING w.item_id")
                .param("shards", items.stream().map(i -> Lane.shard(i.lane())).toArray(Short[]::new))
                .param("priorities", items.stream().map(WaitingItem::priority).toArray(Short[]::new))
                .param("seqs", items.stream().map(WaitingItem::seq).toArray(Long[]::new))
                .param("begun", items.stream().map(WaitingItem::begun).toArray(Boolean[]::new))
                .param("tenant", tenant.value())
                .query(UUID.class)
                .list());
    }

    void putBack(TenantId tenant, Collection<Ledger.Back> items) {
        List<WaitingItem> all = items.stream().map(Ledger.Back::item).toList();
        jdbc.sql("""
                        INSERT INTO intake_waiting (tenant_id, shard, priority, seq, item_id, lane, attempts, begun)
                        SELECT :tenant, * FROM unnest(:shards::smallint[], :priorities::smallint[], :seqs::bigint[], :items::uuid[],
                            :lanes::bigint[], :attempts::int[], :begun::boolean[])""")
                .param("tenant", tenant.value())
                .param("shards", all.stream().map(i -> Lane.shard(i.lane())).toArray(Short[]::new))
                .param("priorities", all.stream().map(WaitingItem::priority).toArray(Short[]::new))
                .param("seqs", all.stream().map(WaitingItem::seq).toArray(Long[]::new))
                .param("items", all.stream().map(WaitingItem::id).toArray(UUID[]::new))
                .param("lanes", all.stream().map(WaitingItem::lane).toArray(Long[]::new))
                .param("attempts", all.stream().map(WaitingItem::attempts).toArray(Integer[]::new))
                .param("begun", items.stream().map(Ledger.Back::begun).toArray(Boolean[]::new))
                .update();
    }

    void postpone(TenantId tenant, WaitingItem item, Instant until, String error) {
        jdbc.sql("""
                        UPDATE intake_waiting SET attempts = attempts + 1, not_before = :until, error = nullif(:error, '')
                        WHERE tenant_id = :tenant AND shard = :shard AND priority = :priority AND seq = :seq""")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("shard", Lane.shard(item.lane()))
                .param("priority", item.priority())
                .param("seq", item.seq())
                .param("error", error)
                .update();
    }

    /** One statement says what became of the items, one counts them. */
    void settle(TenantId tenant, List<Settled> settled, Instant now) {
        jdbc.sql("""
                        INSERT INTO intake_outcome (tenant_id, item_id, state, answered, attempts, error, at)
                        SELECT :tenant, id, state, answered, attempts, note, :now
                        FROM unnest(:ids::uuid[], :states::text[], :answered::boolean[], :attempts::smallint[], :notes::text[])
                            AS x (id, state, answered, attempts, note)""")
                .param("ids", settled.stream().map(s -> s.item().id()).toArray(UUID[]::new))
                .param("states", settled.stream().map(s -> s.state().wire()).toArray(String[]::new))
                .param("answered", settled.stream().map(Settled::answered).toArray(Boolean[]::new))
                .param(
                        "attempts",
                        settled.stream()
                                .map(s -> (short) (s.item().attempts() + 1))
                                .toArray(Short[]::new))
                .param("notes", settled.stream().map(Settled::note).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .update();
        count(tenant, settled);
    }

    /** Each worker thread counts in a row of its own, virtual threads in a few: writers must not wait for each other. */
    private String part() {
        Thread thread = Thread.currentThread();
        return "out:" + node.id() + ":" + (thread.isVirtual() ? thread.threadId() % SHARED_PARTS : thread.getName());
    }

    private void count(TenantId tenant, List<Settled> settled) {
        jdbc.sql("""
                        INSERT INTO intake_tally AS t (tenant_id, channel_id, part, answered, stored, ignored, quarantined, dead)
                        SELECT :tenant, channel, :part,
                            count(*) FILTER (WHERE state = 'done' AND answered),
                            count(*) FILTER (WHERE state = 'done' AND NOT answered),
                            count(*) FILTER (WHERE state = 'ignored'),
                            count(*) FILTER (WHERE state = 'quarantined'),
                            count(*) FILTER (WHERE state = 'dead')
                        FROM unnest(:channels::uuid[], :states::text[], :answered::boolean[]) AS x (channel, state, answered)
                        GROUP BY channel ORDER BY channel
                        ON CONFLICT (tenant_id, channel_id, part) DO UPDATE SET
                            answered = t.answered + excluded.answered, stored = t.stored + excluded.stored,
                            ignored = t.ignored + excluded.ignored,
                            quarantined = t.quarantined + excluded.quarantined, dead = t.dead + excluded.dead""")
                .param("tenant", tenant.value())
                .param("part", part())
                .param(
                        "channels",
                        settled.stream().map(s -> s.item().channel().value()).toArray(UUID[]::new))
                .param("states", settled.stream().map(s -> s.state().wire()).toArray(String[]::new))
                .param("answered", settled.stream().map(Settled::answered).toArray(Boolean[]::new))
                .update();
    }
}
