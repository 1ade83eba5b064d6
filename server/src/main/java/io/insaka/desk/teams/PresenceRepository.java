package io.insaka.desk.teams;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code teammate_presence}. Joins the tenant's open transaction. */
@Repository
class PresenceRepository {
    private final JdbcClient jdbc;

    PresenceRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** Who was never seen has no entry. */
    Map<TeammateId, Presence.Sign> signs(TenantId tenant, Collection<TeammateId> teammates) {
        return jdbc
                .sql("""
                        SELECT teammate_id, away, seen_at FROM teammate_presence
                        WHERE tenant_id = :tenant AND teammate_id = ANY(:teammates)""")
                .param("tenant", tenant.value())
                .param("teammates", teammates.stream().map(TeammateId::value).toArray(UUID[]::new))
                .query((row, n) -> new Presence.Sign(
                        new TeammateId(row.getObject("teammate_id", UUID.class)),
                        row.getBoolean("away"),
                        row.getTimestamp("seen_at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Presence.Sign::teammate, sign -> sign));
    }

    void put(TenantId tenant, Presence.Sign sign) {
        jdbc.sql("""
                        INSERT INTO teammate_presence (tenant_id, teammate_id, away, seen_at)
                        VALUES (:tenant, :teammate, :away, :seen)
                        ON CONFLICT (tenant_id, teammate_id) DO UPDATE SET away = excluded.away, seen_at = excluded.seen_at""")
                .param("tenant", tenant.value())
                .param("teammate", sign.teammate().value())
                .param("away", sign.away())
                .param("seen", sign.seenAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
