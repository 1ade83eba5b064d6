package io.insaka.brain.rules;

import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Joins the tenant's open transaction. */
@Repository
class HouseRulesRepository {
    private static final String GUARD = "guard";
    private static final String INTENTS = "intents";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    HouseRulesRepository(JdbcClient tenantJdbc, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
        this.json = json;
    }

    /** Grows with every change of either part. */
    long version(TenantId tenant) {
        return jdbc.sql("SELECT coalesce(sum(version), 0) FROM brain_rules WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    GuardRules guard(TenantId tenant) {
        return find(tenant, GUARD)
                .map(text -> json.readValue(text, GuardRules.class))
                .orElse(GuardRules.DEFAULT);
    }

    IntentRules intents(TenantId tenant) {
        return find(tenant, INTENTS)
                .map(text -> json.readValue(text, IntentRules.class))
                .orElse(IntentRules.DEFAULT);
    }

    void save(TenantId tenant, GuardRules rules) {
        save(tenant, GUARD, json.writeValueAsString(rules));
    }

    void save(TenantId tenant, IntentRules rules) {
        save(tenant, INTENTS, json.writeValueAsString(rules));
    }

    private Optional<String> find(TenantId tenant, String part) {
        return jdbc.sql("SELECT rules FROM brain_rules WHERE tenant_id = :tenant AND part = :part")
                .param("tenant", tenant.value())
                .param("part", part)
                .query((row, n) -> vault.openText(tenant, Purpose.BRAIN_RULES, row.getBytes(1)))
                .optional();
    }

    private void save(TenantId tenant, String part, String rules) {
        jdbc.sql("""
                        INSERT INTO brain_rules AS r (tenant_id, part, version, rules) VALUES (:tenant, :part, 1, :rules)
                        ON CONFLICT (tenant_id, part) DO UPDATE SET version = r.version + 1, rules = excluded.rules""")
                .param("tenant", tenant.value())
                .param("part", part)
                .param("rules", vault.sealText(tenant, Purpose.BRAIN_RULES, rules))
                .update();
    }
}
