package io.insaka.agents.instructions;

import io.insaka.agents.Role;
import io.insaka.agents.fencing.Safety;
import io.insaka.agents.roles.Agent;
import io.insaka.agents.roles.Roster;
import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes agents, and remembers who did. Old instructions are never lost. */
@Component
class Editing {
    /** More are kept, but nobody scrolls further. */
    private static final int MOST_SHOWN = 200;

    private final Roster roster;
    private final InstructionRepository rows;
    private final TenantTransactions transactions;
    private final Staff staff;
    private final Notes notes;

    /** Where what happened is put down. */
    @Component("agentNotes")
    record Notes(AuditTrail trail, LiveChanges live, Clock clock) {
        void changed(TenantId tenant, String action, Subject subject, Details details) {
            trail.record(tenant, action, subject, details);
            live.record(tenant, new Change(null, "agents"));
        }
    }

    Editing(Roster roster, InstructionRepository rows, TenantTransactions transactions, Staff staff, Notes notes) {
        this.roster = roster;
        this.rows = rows;
        this.transactions = transactions;
        this.staff = staff;
        this.notes = notes;
    }

    /** The newest first, the product's own last. */
    List<Version> versions(TenantId tenant, Role role) {
        List<Version> versions =
                new ArrayList<>(transactions.call(tenant, () -> rows.versions(tenant, role, MOST_SHOWN)));
        versions.add(product(role));
        return versions;
    }

    /** @throws AgentProblem when there is none with this number */
    Version version(TenantId tenant, Role role, int number) {
        return number == 0
                ? product(role)
                : transactions
                        .call(tenant, () -> rows.version(tenant, role, number))
                        .orElseThrow(AgentProblem::unknownVersion);
    }

    private Version product(Role role) {
        return new Version(0, roster.of(role).instructions(), null, null, null);
    }

    void change(TenantId tenant, TeammateId by, Role role, io.insaka.agents.instructions.Change change) {
        Agent agent = roster.of(role);
        Drafting.check(change);
        String prompt = change.prompt();
        String text =
                prompt == null ? null : Drafting.instructions(agent, prompt).text();
        transactions.run(tenant, () -> {
            Setting before = rows.lock(tenant, agent);
            Setting after = change.applied(before);
            if (text != null && !text.equals(text(tenant, role, before.version()))) {
                after = after.at(rows.add(tenant, role, written(text, null, by)));
            }
            keep(tenant, role, before, after);
        });
        staff.forget(tenant);
    }

    /** Version 0 is gone back to and not copied: so it goes on following the product. */
    void restore(TenantId tenant, TeammateId by, Role role, int number) {
        transactions.run(tenant, () -> {
            Setting before = rows.lock(tenant, roster.of(role));
            Version old = version(tenant, role, number);
            if (before.version() != number) {
                int to = number == 0 ? 0 : rows.add(tenant, role, written(old.text(), number, by));
                keep(tenant, role, before, before.at(to));
            }
        });
        staff.forget(tenant);
    }

    Safety safety(TenantId tenant) {
        return staff.known(tenant).safety();
    }

    void care(TenantId tenant, Safety safety) {
        transactions.run(tenant, () -> {
            rows.keep(tenant, safety);
            notes.changed(
                    tenant,
                    "agent.safety-changed",
                    Subject.of("organisation", tenant.value()),
                    Details.of(
                            "masked",
                            safety.masked().stream()
                                    .map(kind -> kind.wireName())
                                    .toList()));
        });
        staff.forget(tenant);
    }

    private String text(TenantId tenant, Role role, int version) {
        return version(tenant, role, version).text();
    }

    private Version written(String text, @Nullable Integer restoredFrom, TeammateId by) {
        Instant now = notes.clock().instant().truncatedTo(ChronoUnit.MICROS);
        return new Version(0, text, restoredFrom, by, now);
    }

    private void keep(TenantId tenant, Role role, Setting before, Setting after) {
        if (after.equals(before)) {
            return;
        }
        rows.update(tenant, role, after);
        notes.changed(
                tenant,
                "agent.changed",
                new Subject("agent", role.name().toLowerCase(Locale.ROOT)),
                Details.of(Map.of("version", after.version(), "before", before.version(), "on", after.on())));
    }
}
