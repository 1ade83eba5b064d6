package io.insaka.rehearsal;

import io.insaka.agents.Agents;
import io.insaka.agents.Rehearsing;
import io.insaka.agents.Role;
import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.brain.rehearsing.DryTurns;
import io.insaka.brain.rehearsing.Question;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.Articles;
import io.insaka.knowledge.Supposition;
import io.insaka.tenancy.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rehearsals of every organisation, one at a time in each. */
@Component
class Rehearsals {
    private final RehearsalRepository rows;
    private final TenantTransactions transactions;
    private final Cast cast;
    private final Stagehand stagehand;
    private final RehearsalSettings settings;
    private final Notes notes;

    /** Who takes part. */
    @Component
    record Cast(DryTurns turns, Rehearsing rehearsing, Agents agents, Articles articles) {}

    /** Where what happened is put down. */
    @Component("rehearsalNotes")
    record Notes(AuditTrail trail, Ids ids, Clock clock) {}

    /**
     * What would be otherwise.
     *
     * @param role whose instructions; null: nobody's
     */
    record Changes(@Nullable Role role, String prompt, List<Supposition.Change> articles) {
        Map<Role, String> drafts() {
            return role == null ? Map.of() : Map.of(role, prompt);
        }
    }

    Rehearsals(
            RehearsalRepository rows,
            TenantTransactions transactions,
            Cast cast,
            Stagehand stagehand,
            RehearsalSettings settings,
            Notes notes) {
        this.rows = rows;
        this.transactions = transactions;
        this.cast = cast;
        this.stagehand = stagehand;
        this.settings = settings;
        this.notes = notes;
    }

    Rehearsal start(Caller caller, Changes changes, int last) {
        TenantId tenant = caller.tenant();
        Rehearsing.Stage stage = cast.rehearsing().stage(tenant, changes.drafts());
        Role role = changes.role();
        if (role != null && !cast.agents().ready(tenant, role)) {
            throw RehearsalProblem.noModel();
        }
        boolean local = role == null && !cast.agents().ready(tenant, Role.CONVERSATION);
        Supposition supposition = cast.articles().suppose(tenant, changes.articles());
        List<Question> questions = cast.turns().lately(tenant, caller.teammate(), last);
        var script = new Script(
                new Script.Plan(role, changes.articles().size(), last, questions.size(), local), null, List.of());
        Instant now = notes.clock().instant().truncatedTo(ChronoUnit.MICROS);
        boolean nothing = questions.isEmpty();
        var begun = new Rehearsal(
                notes.ids().next(),
                nothing ? Rehearsal.State.DONE : Rehearsal.State.RUNNING,
                script,
                caller.teammate(),
                now,
                now,
                nothing ? now : null);
        transactions.run(tenant, () -> insert(tenant, begun));
        if (!nothing) {
            stagehand.start(new Performance(tenant, begun.id(), questions, role, stage, supposition), script);
        }
        return begun;
    }

    private void insert(TenantId tenant, Rehearsal begun) {
        rows.giveUp(tenant, cutoff());
        if (!rows.insert(tenant, begun)) {
            throw RehearsalProblem.running();
        }
        rows.prune(tenant, settings.kept());
        Script.Plan plan = begun.script().plan();
        Role role = plan.role();
        notes.trail()
                .record(
                        tenant,
                        "rehearsal.started",
                        Subject.of("rehearsal", begun.id()),
                        Details.of(Map.of(
                                "role", role == null ? "" : role.name().toLowerCase(Locale.ROOT),
                                "articles", plan.articles(),
                                "questions", plan.total())));
    }

    List<Rehearsal> list(TenantId tenant) {
        return transactions.call(tenant, () -> rows.list(tenant, settings.kept())).stream()
                .map(one -> one.judged(cutoff()))
                .toList();
    }

    Rehearsal find(TenantId tenant, UUID id) {
        return transactions
                .call(tenant, () -> rows.find(tenant, id))
                .map(one -> one.judged(cutoff()))
                .orElseThrow(RehearsalProblem::unknown);
    }

    /** One that is over stays as it is. */
    Rehearsal cancel(TenantId tenant, UUID id) {
        transactions.run(tenant, () -> {
            rows.find(tenant, id).orElseThrow(RehearsalProblem::unknown);
            if (rows.cancel(tenant, id, notes.clock().instant())) {
                notes.trail().record(tenant, "rehearsal.canceled", Subject.of("rehearsal", id));
            }
        });
        return find(tenant, id);
    }

    private Instant cutoff() {
        return notes.clock().instant().minus(settings.silence());
    }
}
