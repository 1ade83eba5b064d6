package io.insaka.analytics;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How things stand, read from the conversations themselves. Joins the tenant's open transaction. */
@Repository
class OverviewRepository {
    private final JdbcClient jdbc;

    OverviewRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** @param waiting customers to whom a person has not answered */
    record Waiting(long waiting, @Nullable Instant longestSince) {}

    /** What somebody put off is not waited for. */
    Waiting waiting(TenantId tenant) {
        return jdbc.sql("""
                        SELECT count(*) AS n, min(waiting_since) AS since FROM conversation
                        WHERE tenant_id = ? AND holder <> 'bot' AND waiting_since IS NOT NULL
                        AND status = 'open' AND snoozed_until IS NULL""")
                .param(tenant.value())
                .query((row, n) -> {
                    Timestamp since = row.getTimestamp("since");
                    return new Waiting(row.getLong("n"), since == null ? null : since.toInstant());
                })
                .single();
    }

    /** How many each holder has open; null: nobody. */
    List<Held> held(TenantId tenant) {
        return jdbc.sql("""
                        SELECT holder_id, count(*) AS n FROM conversation
                        WHERE tenant_id = ? AND holder <> 'bot' AND status = 'open' GROUP BY holder_id""")
                .param(tenant.value())
                .query((row, n) -> new Held(row.getObject("holder_id", UUID.class), row.getLong("n")))
                .list();
    }

    record Held(@Nullable UUID teammate, long open) {}

    List<TeammateId> seenSince(TenantId tenant, Instant since) {
        return jdbc.sql("""
                        SELECT teammate_id FROM teammate_presence
                        WHERE tenant_id = :tenant AND NOT away AND seen_at > :since""")
                .param("tenant", tenant.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new TeammateId(row.getObject("teammate_id", UUID.class)))
                .list();
    }
}
