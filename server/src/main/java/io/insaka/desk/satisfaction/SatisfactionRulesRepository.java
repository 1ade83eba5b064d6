package io.insaka.desk.satisfaction;

import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code satisfaction_rules}. Joins the tenant's open transaction. */
@Repository
class SatisfactionRulesRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SatisfactionRulesRepository(JdbcClient tenantJdbc, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.json = json;
    }

    SatisfactionRules find(TenantId tenant) {
        return jdbc.sql("SELECT * FROM satisfaction_rules WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, n) -> new SatisfactionRules(
                        row.getBoolean("enabled"),
                        Set.of((UUID[]) row.getArray("channels").getArray()),
                        row.getBoolean("by_itself"),
                        Duration.ofMinutes(row.getLong("delay_minutes")),
                        Duration.ofDays(row.getLong("days_between")),
                        row.getBoolean("comment"),
                        json.readValue(row.getString("wordings"), new TypeReference<List<Wording>>() {})))
                .optional()
                .orElse(SatisfactionRules.OFF);
    }

    void save(TenantId tenant, SatisfactionRules rules) {
        jdbc.sql("""
                        INSERT INTO satisfaction_rules
                            (tenant_id, enabled, channels, by_itself, delay_minutes, days_between, comment, wordings)
                        VALUES (:tenant, :enabled, :channels, :byItself, :delay, :days, :comment, :wordings::jsonb)
                        ON CONFLICT (tenant_id) DO UPDATE SET enabled = excluded.enabled, channels = excluded.channels,
                            by_itself = excluded.by_itself, delay_minutes = excluded.delay_minutes,
                            days_between = excluded.days_between, comment = excluded.comment,
                            wordings = excluded.wordings""")
                .param("tenant", tenant.value())
                .param("enabled", rules.enabled())
                .param("channels", rules.channels().toArray(UUID[]::new))
                .param("byItself", rules.byItself())
                .param("delay", rules.delay().toMinutes())
                .param("days", rules.between().toDays())
                .param("comment", rules.comment())
                .param("wordings", json.writeValueAsString(rules.own()))
                .update();
    }
}
