package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code teammate_session}. */
@Repository
class SessionRepository {
    private final JdbcClient jdbc;

    SessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param byProvider whether it began at the organisation's provider */
    record Row(UUID id, TeammateId teammate, String device, Instant createdAt, Instant seenAt, boolean byProvider) {}

    void add(TenantId tenant, Row session, Secret secret) {
        jdbc.sql("""
                INSERT INTO teammate_session (tenant_id, id, teammate_id, device, secret_hash, created_at, seen_at, by_provider)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(tenant.value())
                .param(session.id())
                .param(session.teammate().value())
                .param(session.device())
                .param(secret.hash())
                .param(Timestamp.from(session.createdAt()))
                .param(Timestamp.from(session.seenAt()))
                .param(session.byProvider())
                .update();
    }

    List<Row> of(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("""
                SELECT id, coalesce(device, '') AS device, created_at, seen_at, by_provider FROM teammate_session
                WHERE tenant_id = ? AND teammate_id = ? ORDER BY seen_at DESC, id
                """)
                .param(tenant.value())
                .param(teammate.value())
                .query((rows, number) -> new Row(
                        rows.getObject("id", UUID.class),
                        teammate,
                        rows.getString("device"),
                        rows.getTimestamp("created_at").toInstant(),
                        rows.getTimestamp("seen_at").toInstant(),
                        rows.getBoolean("by_provider")))
                .list();
    }

    void end(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM teammate_session WHERE tenant_id = ? AND id = ?")
                .param(tenant.value())
                .param(id)
                .update();
    }

    void endAll(TenantId tenant, TeammateId teammate) {
        jdbc.sql("DELETE FROM teammate_session WHERE tenant_id = ? AND teammate_id = ?")
                .param(tenant.value())
                .param(teammate.value())
                .update();
    }

    /** Of everybody: with the provider goes what began there. */
    void endAllByProvider(TenantId tenant) {
        jdbc.sql("DELETE FROM teammate_session WHERE tenant_id = ? AND by_provider")
                .param(tenant.value())
                .update();
    }

    /** Of everybody but owners: those that began with a password. */
    void endAllByPassword(TenantId tenant) {
        jdbc.sql("""
                DELETE FROM teammate_session s USING teammate t
                WHERE s.tenant_id = ? AND NOT s.by_provider AND t.tenant_id = s.tenant_id AND t.id = s.teammate_id
                    AND t.role <> 'owner'
                """).param(tenant.value()).update();
    }

    /** Ended sessions are useless to everybody; a teammate's own next sign-in clears them away. */
    void clearEnded(TenantId tenant, TeammateId teammate, Instant idleSince) {
        jdbc.sql("DELETE FROM teammate_session WHERE tenant_id = ? AND teammate_id = ? AND seen_at < ?")
                .param(tenant.value())
                .param(teammate.value())
                .param(Timestamp.from(idleSince))
                .update();
    }
}
