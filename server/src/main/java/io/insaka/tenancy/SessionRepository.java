package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
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

    void add(TenantId tenant, UUID id, TeammateId teammate, Secret secret, Instant now) {
        jdbc.sql("""
                INSERT INTO teammate_session (tenant_id, id, teammate_id, secret_hash, created_at, seen_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .param(tenant.value())
                .param(id)
                .param(teammate.value())
                .param(secret.hash())
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .update();
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

    /** Ended sessions are useless to everybody; a teammate's own next sign-in clears them away. */
    void clearEnded(TenantId tenant, TeammateId teammate, Instant idleSince) {
        jdbc.sql("DELETE FROM teammate_session WHERE tenant_id = ? AND teammate_id = ? AND seen_at < ?")
                .param(tenant.value())
                .param(teammate.value())
                .param(Timestamp.from(idleSince))
                .update();
    }
}
