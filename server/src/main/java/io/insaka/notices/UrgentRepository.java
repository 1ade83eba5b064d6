package io.insaka.notices;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code notice_urgent}, which a trigger writes. {@link #lease} works across organisations, the rest joins a tenant's transaction. */
@Repository
class UrgentRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    UrgentRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    /** @param tries with this one; whoever has the newest number may write what became of it */
    record Due(TenantId tenant, UUID notice, TeammateId teammate, Instant writtenAt, int tries) {}

    /** @param grace what was written just now may be seen in the console first */
    List<Due> lease(Instant now, Duration grace, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, notice_id FROM notice_urgent
                              WHERE not_before <= :now AND written_at <= :settled
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE notice_urgent u SET not_before = :until, tries = u.tries + 1
                        FROM due
                        WHERE u.tenant_id = due.tenant_id AND u.notice_id = due.notice_id
                        RETURNING u.tenant_id, u.notice_id, u.teammate_id, u.written_at, u.tries""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("settled", now.minus(grace).atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("notice_id", UUID.class),
                        new TeammateId(row.getObject("teammate_id", UUID.class)),
                        row.getTimestamp("written_at").toInstant(),
                        row.getInt("tries")))
                .list());
    }

    /** False when another node goes on with it. */
    boolean over(Due due) {
        return jdbc.sql("DELETE FROM notice_urgent WHERE tenant_id = ? AND notice_id = ? AND tries = ?")
                        .param(due.tenant().value())
                        .param(due.notice())
                        .param(due.tries())
                        .update()
                > 0;
    }

    void again(Due due, Instant notBefore) {
        jdbc.sql("UPDATE notice_urgent SET not_before = ? WHERE tenant_id = ? AND notice_id = ? AND tries = ?")
                .param(notBefore.atOffset(ZoneOffset.UTC))
                .param(due.tenant().value())
                .param(due.notice())
                .param(due.tries())
                .update();
    }
}
