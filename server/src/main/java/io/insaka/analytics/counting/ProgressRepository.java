package io.insaka.analytics.counting;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code analytics_progress}; reads the stream of changes. Joins the tenant's open transaction where one is named. */
@Repository
class ProgressRepository {
    /** What happens to a message on its way, and what is of the moment, changes nothing that is counted. */
    private static final Set<String> BESIDE = Set.of("status", "typing", "answering", "scheduled", "mention", "intake");

    private final SystemTransactions system;
    private final JdbcClient jdbc;

    ProgressRepository(SystemTransactions system, JdbcClient tenantJdbc) {
        this.system = system;
        this.jdbc = tenantJdbc;
    }

    /** @param conversations of which something was said, each once */
    record News(Set<UUID> conversations, long xid, long seq, boolean more) {}

    /** Every organisation has a row. */
    void enrol(Instant now) {
        system.call(across ->
                across.sql("""
                        INSERT INTO analytics_progress (tenant_id, due_at, leased_until)
                        SELECT id, :now, :now FROM organisation ON CONFLICT DO NOTHING""").param("now", now.atOffset(ZoneOffset.UTC)).update());
    }

    /** Something changed in these. */
    void hear(Collection<TenantId> tenants, Instant now) {
        system.call(across -> across.sql("""
                        INSERT INTO analytics_progress AS p (tenant_id, due_at, leased_until)
                        SELECT id, :now, :now FROM unnest(:tenants::uuid[]) AS x (id)
                        ON CONFLICT (tenant_id) DO UPDATE SET due_at = :now WHERE p.due_at > :now""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .update());
    }

    /** Leases what is due, across organisations. */
    List<TenantId> lease(Instant now, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id FROM analytics_progress WHERE due_at <= :now AND leased_until <= :now
                              ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE analytics_progress p SET leased_until = :until, due_at = :until
                        FROM due
                        WHERE p.tenant_id = due.tenant_id RETURNING p.tenant_id""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .list());
    }

    /**
     * Whether nobody else counts for this organisation until the transaction ends. No row is locked for it: a transaction
     * that only reads holds up nobody who follows the stream.
     */
    boolean alone(TenantId tenant) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('analytics ' || :tenant::text, 0))")
                .param("tenant", tenant.toString())
                .query(Boolean.class)
                .single();
    }

    /** As {@link #alone}, once nobody else does. */
    void becomeAlone(TenantId tenant) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('analytics ' || :tenant::text, 0))")
                .param("tenant", tenant.toString())
                .query(row -> {});
    }

    Optional<Progress> find(TenantId tenant) {
        return jdbc.sql("SELECT * FROM analytics_progress WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, n) -> new Progress(
                        row.getInt("generation"),
                        row.getObject("building", Integer.class),
                        row.getObject("walked", UUID.class),
                        row.getBoolean("asked"),
                        row.getString("zone"),
                        row.getLong("xid"),
                        row.getLong("seq"),
                        instant(row.getTimestamp("followed_at")),
                        instant(row.getTimestamp("rebuilt_at"))))
                .optional();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /** Everything is counted all over again, from now on. */
    void rebuild(TenantId tenant, Instant now) {
        jdbc.sql("""
                        UPDATE analytics_progress SET asked = true, due_at = :now WHERE tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @param heard whether what somebody asked for has been begun */
    void save(TenantId tenant, Progress progress, boolean heard) {
        jdbc.sql("""
                        UPDATE analytics_progress SET generation = :generation, building = :building::integer,
                            walked = :walked::uuid, zone = :zone, xid = :xid, seq = :seq, followed_at = :followed::timestamptz,
                            rebuilt_at = :rebuilt::timestamptz, asked = asked AND NOT :heard
                        WHERE tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .param("generation", progress.generation())
                .param("building", progress.building())
                .param("walked", progress.walked())
                .param("zone", progress.zone())
                .param("xid", progress.xid())
                .param("seq", progress.seq())
                .param("followed", text(progress.followedAt()))
                .param("rebuilt", text(progress.rebuiltAt()))
                .param("heard", heard)
                .update();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** What was heard of meanwhile is due at once. */
    void release(TenantId tenant, Instant now, Instant due) {
        jdbc.sql("""
                        UPDATE analytics_progress SET leased_until = :now,
                            due_at = CASE WHEN due_at = leased_until THEN :due ELSE least(due_at, :due) END
                        WHERE tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** From here on every change comes behind what can be seen already. */
    long horizon() {
        return jdbc.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    /** What changed since, as far as it is settled. */
    News news(TenantId tenant, long xid, long seq, int most) {
        record Line(long xid, long seq, @Nullable UUID conversation, String what) {}
        List<Line> lines = jdbc.sql("""
                        SELECT xid::text::bigint AS transaction, seq, conversation_id, what FROM live_event
                        WHERE tenant_id = :tenant AND (xid, seq) > (:xid::text::xid8, :seq)
                        AND xid < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY live_event.xid, seq LIMIT :most""")
                .param("tenant", tenant.value())
                .param("xid", Long.toString(xid))
                .param("seq", seq)
                .param("most", most)
                .query((row, n) -> new Line(
                        row.getLong("transaction"),
                        row.getLong("seq"),
                        row.getObject("conversation_id", UUID.class),
                        row.getString("what")))
                .list();
        Set<UUID> conversations = new java.util.TreeSet<>();
        for (Line line : lines) {
            if (line.conversation() != null && !BESIDE.contains(line.what())) {
                conversations.add(line.conversation());
            }
        }
        return lines.isEmpty()
                ? new News(Set.of(), xid, seq, false)
                : new News(conversations, lines.getLast().xid(), lines.getLast().seq(), lines.size() == most);
    }

    /** Whether changes are there that are not settled yet. */
    boolean pending(TenantId tenant, long xid, long seq) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM live_event
                            WHERE tenant_id = :tenant AND (xid, seq) > (:xid::text::xid8, :seq))""")
                .param("tenant", tenant.value())
                .param("xid", Long.toString(xid))
                .param("seq", seq)
                .query(Boolean.class)
                .single();
    }
}
