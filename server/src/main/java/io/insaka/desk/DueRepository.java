package io.insaka.desk;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code desk_due}. Joins the tenant's open transaction, but for {@link #lease}. */
@Repository
class DueRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    DueRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    record Due(TenantId tenant, Chore.Kind kind, UUID id) {}

    /** One time for each: the last one asked for. */
    void put(TenantId tenant, Chore.Kind kind, UUID id, Instant at) {
        jdbc.sql("""
                        INSERT INTO desk_due (tenant_id, kind, id, not_before) VALUES (:tenant, :kind, :id, :at)
                        ON CONFLICT (tenant_id, kind, id) DO UPDATE SET not_before = excluded.not_before""")
                .param("tenant", tenant.value())
                .param("kind", kind.wire())
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void done(TenantId tenant, Chore.Kind kind, UUID id) {
        jdbc.sql("DELETE FROM desk_due WHERE tenant_id = :tenant AND kind = :kind AND id = :id")
                .param("tenant", tenant.value())
                .param("kind", kind.wire())
                .param("id", id)
                .update();
    }

    /** Leases what is due, across organisations. */
    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, kind, id FROM desk_due WHERE not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE desk_due d SET not_before = :until
                        FROM due
                        WHERE d.tenant_id = due.tenant_id AND d.kind = due.kind AND d.id = due.id
                        RETURNING d.tenant_id, d.kind, d.id""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        Chore.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getObject("id", UUID.class)))
                .list());
    }
}
