package io.insaka.live;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LiveRepository {
    static final String CHANNEL = "insaka_live";

    private final JdbcClient tenantJdbc;
    private final SystemTransactions system;

    LiveRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.tenantJdbc = tenantJdbc;
        this.system = system;
    }

    /** Joins the open transaction: watchers hear of it when, and only if, it commits. */
    void insert(TenantId tenant, List<Change> changes) {
        String[] conversations = changes.stream()
                .map(Change::conversation)
                .map(id -> id == null ? null : id.toString())
                .toArray(String[]::new);
        String[] what = changes.stream().map(Change::what).toArray(String[]::new);
        tenantJdbc
                .sql("""
                        WITH added AS (
                            INSERT INTO live_event (tenant_id, conversation_id, what)
                            SELECT :tenant::uuid, c::uuid, w FROM unnest(:conversations::text[], :what::text[]) AS x (c, w)
                        )
                        SELECT pg_notify(:channel, :tenant)::text""")
                .param("tenant", tenant.toString())
                .param("conversations", conversations)
                .param("what", what)
                .param("channel", CHANNEL)
                .query(String.class)
                .optional();
    }

    List<LiveEvent> after(TenantId tenant, LiveCursor cursor, int limit) {
        return system.call(jdbc -> jdbc.sql("""
                        SELECT xid::text::bigint AS xid, seq, conversation_id, what, created_at,
                               xid < pg_snapshot_xmin(pg_current_snapshot()) AS settled
                        FROM live_event
                        WHERE tenant_id = :tenant AND (xid, seq) > (:xid::text::xid8, :seq)
                        ORDER BY live_event.xid, seq LIMIT :limit""")
                .param("tenant", tenant.value())
                .param("xid", Long.toString(cursor.xid()))
                .param("seq", cursor.seq())
                .param("limit", limit)
                .query((row, n) -> new LiveEvent(
                        new LiveCursor(
                                row.getLong("xid"),
                                row.getLong("seq"),
                                row.getTimestamp("created_at").toInstant()),
                        row.getObject("conversation_id", UUID.class),
                        row.getString("what"),
                        row.getBoolean("settled")))
                .list());
    }

    /** The end of the stream as it is now: everything older is settled, everything newer is still to come. */
    LiveCursor head(Instant now) {
        long horizon = system.call(jdbc -> jdbc.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single());
        return new LiveCursor(horizon - 1, Long.MAX_VALUE / 16, now);
    }

    int deleteOlderThan(Duration age, Instant now) {
        return system.call(jdbc -> jdbc.sql("DELETE FROM live_event WHERE created_at < ?")
                .param(now.minus(age).atOffset(ZoneOffset.UTC))
                .update());
    }
}
