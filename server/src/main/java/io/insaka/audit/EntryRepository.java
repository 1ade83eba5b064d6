package io.insaka.audit;

import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code audit_entry}, {@code audit_head} and {@code audit_personal}. Joins the tenant's open transaction. */
@Repository
class EntryRepository {
    private static final String COLUMNS = """
            e.seq, e.at, e.actor_kind, e.teammate_id, e.token_id, e.action, e.subject_type, e.subject_id, e.details,
            e.commitment, e.previous_hash, e.hash, p.sealed
            FROM audit_entry e LEFT JOIN audit_personal p ON p.tenant_id = e.tenant_id AND p.seq = e.seq
            """;

    private final JdbcClient jdbc;

    EntryRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** The end of a chain: its latest entry, or the start. */
    record Head(long seq, byte[] hash) {
        static final Head NONE = new Head(0, Chain.START);
    }

    /** @param sealed the personal part; null where there is none, or none any more */
    record Kept(Entry entry, byte @Nullable [] sealed) {}

    /** Null, and an empty text, mean "any". */
    record Filter(
            @Nullable UUID teammate,
            String action,
            String subjectType,
            String subjectId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    Head lockHead(TenantId tenant) {
        String lock = "SELECT seq, hash FROM audit_head WHERE tenant_id = ? FOR UPDATE";
        return head(lock, tenant).orElseGet(() -> {
            jdbc.sql("INSERT INTO audit_head (tenant_id, seq, hash) VALUES (?, 0, ?) ON CONFLICT DO NOTHING")
                    .param(tenant.value())
                    .param(Chain.START)
                    .update();
            return head(lock, tenant).orElseThrow();
        });
    }

    Head head(TenantId tenant) {
        return head("SELECT seq, hash FROM audit_head WHERE tenant_id = ?", tenant)
                .orElse(Head.NONE);
    }

    private Optional<Head> head(String query, TenantId tenant) {
        return jdbc.sql(query)
                .param(tenant.value())
                .query((row, number) -> new Head(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    void moveHead(TenantId tenant, Head head) {
        jdbc.sql("UPDATE audit_head SET seq = ?, hash = ? WHERE tenant_id = ?")
                .param(head.seq())
                .param(head.hash())
                .param(tenant.value())
                .update();
    }

    void insert(Entry entry, byte @Nullable [] sealed) {
        jdbc.sql("""
                        INSERT INTO audit_entry (tenant_id, seq, at, actor_kind, teammate_id, token_id, action,
                            subject_type, subject_id, details, commitment, previous_hash, hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(entry.tenant().value())
                .param(entry.seq())
                .param(entry.at().atOffset(ZoneOffset.UTC))
                .param(entry.actor().kind().wire())
                .param(entry.actor().teammate())
                .param(entry.actor().token())
                .param(entry.action())
                .param(entry.subject().type())
                .param(entry.subject().id())
                .param(entry.details())
                .param(entry.commitment())
                .param(entry.previous())
                .param(entry.hash())
                .update();
        if (sealed != null) {
            jdbc.sql("INSERT INTO audit_personal (tenant_id, seq, sealed) VALUES (?, ?, ?)")
                    .param(entry.tenant().value())
                    .param(entry.seq())
                    .param(sealed)
                    .update();
        }
    }

    /** In the order of the chain. */
    List<Kept> after(TenantId tenant, long seq, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + "WHERE e.tenant_id = ? AND e.seq > ? ORDER BY e.seq LIMIT ?")
                .param(tenant.value())
                .param(seq)
                .param(limit)
                .query((row, number) -> kept(tenant, row))
                .list();
    }

    /** Newest first. */
    List<Kept> page(TenantId tenant, Filter filter, long before, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        WHERE e.tenant_id = :tenant AND e.seq < :before
                        AND (:teammate::uuid IS NULL OR e.teammate_id = :teammate::uuid)
                        AND (:action = '' OR e.action = :action OR e.action LIKE :under)
                        AND (:subjectType = '' OR e.subject_type = :subjectType)
                        AND (:subjectId = '' OR e.subject_id = :subjectId)
                        AND (:from::timestamptz IS NULL OR e.at >= :from::timestamptz)
                        AND (:to::timestamptz IS NULL OR e.at < :to::timestamptz)
                        ORDER BY e.seq DESC LIMIT :limit
                        """)
                .param("tenant", tenant.value())
                .param("before", before)
                .param(
                        "teammate",
                        filter.teammate() == null ? null : filter.teammate().toString())
                .param("action", filter.action())
                .param("under", filter.action().replaceAll("[%_\\\\]", "") + ".%")
                .param("subjectType", filter.subjectType())
                .param("subjectId", filter.subjectId())
                .param("from", text(filter.from()))
                .param("to", text(filter.to()))
                .param("limit", limit)
                .query((row, number) -> kept(tenant, row))
                .list();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    boolean has(TenantId tenant, String action) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM audit_entry WHERE tenant_id = ? AND action = ?)")
                .param(tenant.value())
                .param(action)
                .query(Boolean.class)
                .single();
    }

    /** The hash of one entry: what an anchor is compared with. */
    Optional<byte[]> hash(TenantId tenant, long seq) {
        return jdbc.sql("SELECT hash FROM audit_entry WHERE tenant_id = ? AND seq = ?")
                .param(tenant.value())
                .param(seq)
                .query(byte[].class)
                .optional();
    }

    private static Kept kept(TenantId tenant, ResultSet row) throws SQLException {
        var actor = new Actor(
                Actor.Kind.of(row.getString("actor_kind")),
                row.getObject("teammate_id", UUID.class),
                row.getObject("token_id", UUID.class));
        return new Kept(
                new Entry(
                        tenant,
                        row.getLong("seq"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        actor,
                        row.getString("action"),
                        new Subject(row.getString("subject_type"), row.getString("subject_id")),
                        row.getString("details"),
                        row.getBytes("commitment"),
                        row.getBytes("previous_hash"),
                        row.getBytes("hash")),
                row.getBytes("sealed"));
    }
}
