package io.insaka.brain.handover;

import io.insaka.kernel.TenantId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns {@code hand_over_rules}. Joins the tenant's open transaction. */
@Repository
class RulesRepository {
    private final JdbcClient jdbc;

    RulesRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    Optional<Rules> find(TenantId tenant) {
        return jdbc.sql("""
                        SELECT misses, mood, when_upset, when_urgent, when_suspicious FROM hand_over_rules
                        WHERE tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .query((row, n) -> new Rules(
                        row.getInt("misses"),
                        row.getDouble("mood"),
                        row.getBoolean("when_upset"),
                        row.getBoolean("when_urgent"),
                        row.getBoolean("when_suspicious")))
                .optional();
    }

    void save(TenantId tenant, Rules rules) {
        jdbc.sql("""
                        INSERT INTO hand_over_rules (tenant_id, misses, mood, when_upset, when_urgent, when_suspicious)
                        VALUES (:tenant, :misses, :mood, :upset, :urgent, :suspicious)
                        ON CONFLICT (tenant_id) DO UPDATE SET misses = excluded.misses, mood = excluded.mood,
                            when_upset = excluded.when_upset, when_urgent = excluded.when_urgent,
                            when_suspicious = excluded.when_suspicious""")
                .param("tenant", tenant.value())
                .param("misses", rules.misses())
                .param("mood", rules.mood())
                .param("upset", rules.whenUpset())
                .param("urgent", rules.whenUrgent())
                .param("suspicious", rules.whenSuspicious())
                .update();
    }
}
