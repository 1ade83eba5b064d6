package io.insaka.agents.instructions;

import io.insaka.agents.Agents;
import io.insaka.agents.Role;
import io.insaka.agents.roles.Agent;
import io.insaka.agents.roles.Placeholder;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An agent as the console shows it. Money is in dollars. */
@Component
class AgentViews {
    private final Staff staff;
    private final Editing editing;
    private final Agents agents;

    AgentViews(Staff staff, Editing editing, Agents agents) {
        this.staff = staff;
        this.editing = editing;
        this.agents = agents;
    }

    record Shown(
            String role,
            String name,
            String purpose,
            boolean on,
            boolean ready,
            Prompt prompt,
            List<Named> placeholders,
            String tone,
            boolean toneUsed,
            double temperature,
            int mostTokens,
            Defaults defaults,
            Limits limits,
            String tools,
            @Nullable BigDecimal monthlyBudget,
            BigDecimal spentThisMonth,
            boolean replayable) {}

    record Prompt(
            int version,
            String text,
            boolean own,
            @Nullable Instant editedAt,
            @Nullable UUID editedBy) {}

    record Named(String name, String meaning, String example) {}

    record Defaults(double temperature, int mostTokens, long patienceSeconds) {}

    record Limits(int promptLength, int toneLength, int mostTokens) {
        static final Limits ALL = new Limits(Drafting.LONGEST_PROMPT, Drafting.LONGEST_TONE, Drafting.MOST_TOKENS);
    }

    /** The number of the instructions in use. */
    int version(TenantId tenant, Role role) {
        return staff.given(tenant, role).version();
    }

    Shown of(TenantId tenant, Agent agent) {
        Role role = agent.role();
        Given given = staff.given(tenant, role);
        Staff.Known known = staff.known(tenant);
        Long monthly = known.setting(role).monthlyMicros();
        String name = role.name().toLowerCase(Locale.ROOT);
        return new Shown(
                name,
                agent.name(),
                agent.purpose(),
                known.setting(role).on(),
                agents.ready(tenant, role),
                prompt(tenant, given),
                agent.placeholders().stream().map(AgentViews::named).toList(),
                given.tone(),
                given.instructions().names().contains(Placeholder.TONE.name()),
                given.temperature(),
                given.mostTokens(),
                new Defaults(
                        agent.temperature(),
                        agent.mostTokens(),
                        agent.patience().toSeconds()),
                Limits.ALL,
                agent.usesTools() ? "offered" : "none",
                monthly == null ? null : dollars(monthly),
                dollars(known.spent().getOrDefault(role, 0L)),
                role.answers());
    }

    private Prompt prompt(TenantId tenant, Given given) {
        Version version = editing.version(tenant, given.agent().role(), given.version());
        TeammateId by = version.by();
        return new Prompt(
                version.number(), version.text(), version.number() > 0, version.at(), by == null ? null : by.value());
    }

    private static Named named(Placeholder placeholder) {
        return new Named(placeholder.name(), placeholder.meaning(), placeholder.example());
    }

    private static BigDecimal dollars(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
