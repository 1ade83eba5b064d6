package io.insaka.agents.instructions;

import io.insaka.agents.Role;
import io.insaka.agents.fencing.Safety;
import io.insaka.agents.fencing.Sensitive;
import io.insaka.agents.roles.Agent;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code agent_role}, {@code agent_prompt}, {@code agent_safety} and {@code agent_spend}, in the tenant's transaction. */
@Repository
class InstructionRepository {
    private final JdbcClient jdbc;

    InstructionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Role, Setting> settings(TenantId tenant) {
        Map<Role, Setting> settings = new EnumMap<>(Role.class);
        jdbc.sql("SELECT * FROM agent_role WHERE tenant_id = ?")
                .param(tenant.value())
                .query(row -> {
                    settings.put(Role.valueOf(row.getString("role")), setting(row));
                });
        return settings;
    }

    /** As it is; another change of this role waits for the end of this transaction. */
    Setting lock(TenantId tenant, Agent agent) {
        Role role = agent.role();
        jdbc.sql("INSERT INTO agent_role (tenant_id, role, enabled) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(tenant.value(), role.name(), agent.onAtFirst())
                .update();
        return jdbc.sql("SELECT * FROM agent_role WHERE tenant_id = ? AND role = ? FOR UPDATE")
                .params(tenant.value(), role.name())
                .query((row, at) -> setting(row))
                .single();
    }

    void update(TenantId tenant, Role role, Setting setting) {
        jdbc.sql("""
                UPDATE agent_role
                SET version = :version, tone = :tone, temperature = :temperature, most_tokens = :mostTokens,
                    enabled = :enabled, monthly_micros = :monthly
                WHERE tenant_id = :tenant AND role = :role
                """)
                .param("version", setting.version())
                .param("tone", setting.tone())
                .param("temperature", setting.temperature())
                .param("mostTokens", setting.mostTokens())
                .param("enabled", setting.on())
                .param("monthly", setting.monthlyMicros())
                .param("tenant", tenant.value())
                .param("role", role.name())
                .update();
    }

    private static Setting setting(ResultSet row) throws SQLException {
        return new Setting(
                row.getInt("version"),
                row.getString("tone"),
                row.getObject("temperature", Double.class),
                row.getObject("most_tokens", Integer.class),
                row.getBoolean("enabled"),
                row.getObject("monthly_micros", Long.class));
    }

    /** The instructions each role has now; none for those with the product's own. */
    Map<Role, String> current(TenantId tenant) {
        Map<Role, String> prompts = new EnumMap<>(Role.class);
        jdbc.sql("""
                SELECT p.role, p.prompt FROM agent_prompt p JOIN agent_role r USING (tenant_id, role, version)
                WHERE p.tenant_id = ?
                """).param(tenant.value()).query(row -> {
            prompts.put(Role.valueOf(row.getString("role")), row.getString("prompt"));
        });
        return prompts;
    }

    /** @return its number */
    int add(TenantId tenant, Role role, Version version) {
        return jdbc.sql("""
                INSERT INTO agent_prompt (tenant_id, role, version, prompt, restored_from, written_by, written_at)
                SELECT :tenant, :role, 1 + coalesce(max(version), 0), :prompt, :restored, :by, :at
                FROM agent_prompt WHERE tenant_id = :tenant AND role = :role
                RETURNING version
                """)
                .param("tenant", tenant.value())
                .param("role", role.name())
                .param("prompt", version.text())
                .param("restored", version.restoredFrom())
                .param("by", Objects.requireNonNull(version.by()).value())
                .param("at", Objects.requireNonNull(version.at()).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** The newest first. */
    List<Version> versions(TenantId tenant, Role role, int most) {
        return jdbc.sql("SELECT * FROM agent_prompt WHERE tenant_id = ? AND role = ? ORDER BY version DESC LIMIT ?")
                .params(tenant.value(), role.name(), most)
                .query((row, at) -> version(row))
                .list();
    }

    Optional<Version> version(TenantId tenant, Role role, int number) {
        return jdbc.sql("SELECT * FROM agent_prompt WHERE tenant_id = ? AND role = ? AND version = ?")
                .params(tenant.value(), role.name(), number)
                .query((row, at) -> version(row))
                .optional();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("version"),
                row.getString("prompt"),
                row.getObject("restored_from", Integer.class),
                new TeammateId(row.getObject("written_by", UUID.class)),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    Safety safety(TenantId tenant) {
        return jdbc.sql("SELECT masked, links FROM agent_safety WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, at) ->
                        new Safety(kinds((String[]) row.getArray("masked").getArray()), List.of((String[])
                                row.getArray("links").getArray())))
                .optional()
                .orElse(Safety.USUAL);
    }

    private static Set<Sensitive> kinds(String[] names) {
        Set<Sensitive> kinds = EnumSet.noneOf(Sensitive.class);
        Arrays.stream(names).map(Sensitive::valueOf).forEach(kinds::add);
        return kinds;
    }

    void keep(TenantId tenant, Safety safety) {
        jdbc.sql("""
                INSERT INTO agent_safety (tenant_id, masked, links) VALUES (:tenant, :masked, :links)
                ON CONFLICT (tenant_id) DO UPDATE SET masked = excluded.masked, links = excluded.links
                """)
                .param("tenant", tenant.value())
                .param("masked", safety.masked().stream().map(Enum::name).toArray(String[]::new))
                .param("links", safety.links().toArray(String[]::new))
                .update();
    }

    Map<Role, Long> spent(TenantId tenant, String month) {
        Map<Role, Long> spent = new EnumMap<>(Role.class);
        jdbc.sql("SELECT role, micros FROM agent_spend WHERE tenant_id = ? AND month = ?")
                .params(tenant.value(), month)
                .query(row -> {
                    spent.put(Role.valueOf(row.getString("role")), row.getLong("micros"));
                });
        return spent;
    }

    void spend(TenantId tenant, Role role, String month, long micros) {
        jdbc.sql("""
                INSERT INTO agent_spend (tenant_id, role, month, micros) VALUES (?, ?, ?, ?)
                ON CONFLICT (tenant_id, role, month) DO UPDATE SET micros = agent_spend.micros + excluded.micros
                """).params(tenant.value(), role.name(), month, micros).update();
    }
}
