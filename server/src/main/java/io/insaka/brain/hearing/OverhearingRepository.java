package io.insaka.brain.hearing;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code overhearing_due}. Joins the tenant's open transaction, but for {@link #lease}. */
@Repository
class OverhearingRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    OverhearingRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    record Due(TenantId tenant, MessageId message, int attempts) {}

    void insert(TenantId tenant, MessageId message, Instant now) {
        jdbc.sql("""
                        INSERT INTO overhearing_due (tenant_id, message_id, not_before)
                        VALUES (:tenant, :message, :now) ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("message", message.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Leases what is due, across organisations. */
    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, message_id FROM overhearing_due WHERE not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE overhearing_due d SET not_before = :until, attempts = d.attempts + 1
                        FROM due
                        WHERE d.tenant_id = due.tenant_id AND d.message_id = due.message_id
                        RETURNING d.tenant_id, d.message_id, d.attempts""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new MessageId(row.getObject("message_id", UUID.class)),
                        row.getInt("attempts")))
                .list());
    }

    void done(Due due) {
        jdbc.sql("DELETE FROM overhearing_due WHERE tenant_id = :tenant AND message_id = :message")
                .param("tenant", due.tenant().value())
                .param("message", due.message().value())
                .update();
    }
}
