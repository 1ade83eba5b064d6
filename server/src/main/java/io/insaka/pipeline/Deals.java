package io.insaka.pipeline;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Caller;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What teammates do with deals. Every method joins the tenant's open transaction. */
@Component
class Deals {
    private final DealRepository repository;
    private final StageRepository stages;
    private final Told told;
    private final Ids ids;
    private final Clock clock;

    /** Who hears of deals. */
    @Component
    record Told(AuditTrail trail, LiveChanges live) {}

    Deals(DealRepository repository, StageRepository stages, Told told, Ids ids, Clock clock) {
        this.repository = repository;
        this.stages = stages;
        this.told = told;
        this.ids = ids;
        this.clock = clock;
    }

    /** On top of its stage. @param stage null for the first */
    Deal create(Caller caller, Deal.Terms terms, @Nullable UUID stage) {
        TenantId tenant = caller.tenant();
        UUID first = stages.list(tenant).getFirst().id();
        Stage held = stages.hold(tenant, stage == null ? first : stage).orElseThrow(PipelineProblem::unknownStage);
        UUID id = ids.next();
        var deal = new Deal(
                id,
                terms,
                held.id(),
                Rank.between(null, repository.next(tenant, held.id(), null, id)),
                1,
                new Deal.Made(caller.teammate(), now()));
        repository.put(tenant, deal);
        repository.moved(tenant, id, new Deal.Move(null, held.name(), caller.teammate(), now()));
        said(tenant, id, "deal.created", Details.NONE);
        return deal;
    }

    Deal change(Caller caller, UUID id, int revision, Deal.Terms terms) {
        Deal before = seen(caller.tenant(), id, revision);
        if (before.terms().equals(terms)) {
            return before;
        }
        var after = new Deal(id, terms, before.stage(), before.rank(), revision + 1, before.made());
        repository.put(caller.tenant(), after);
        said(caller.tenant(), id, "deal.changed", Details.NONE);
        return after;
    }

    /** @param behind another deal of the stage; null, or one that is there no more: on top */
    Deal move(Caller caller, UUID id, int revision, UUID stage, @Nullable UUID behind) {
        TenantId tenant = caller.tenant();
        Deal before = seen(tenant, id, revision);
        List<Stage> all = stages.list(tenant);
        Stage to = stages.hold(tenant, stage).orElseThrow(PipelineProblem::unknownStage);
        BigDecimal low = behind == null || behind.equals(id)
                ? null
                : repository
                        .find(tenant, behind)
                        .filter(other -> other.stage().equals(stage))
                        .map(Deal::rank)
                        .orElse(null);
        BigDecimal rank = Rank.between(low, repository.next(tenant, stage, low, id));
        var after = new Deal(id, before.terms(), stage, rank, revision + 1, before.made());
        repository.put(tenant, after);
        if (!before.stage().equals(stage)) {
            String from = all.stream()
                    .filter(one -> one.id().equals(before.stage()))
                    .map(Stage::name)
                    .findFirst()
                    .orElse(null);
            repository.moved(tenant, id, new Deal.Move(from, to.name(), caller.teammate(), now()));
        }
        said(tenant, id, "deal.moved", Details.of("stage", stage.toString()));
        return after;
    }

    void delete(TenantId tenant, UUID id) {
        repository.lock(tenant, id).orElseThrow(PipelineProblem::unknown);
        repository.delete(tenant, id);
        said(tenant, id, "deal.deleted", Details.NONE);
    }

    /** Held, and as whoever changes it saw it. */
    private Deal seen(TenantId tenant, UUID id, int revision) {
        Deal deal = repository.lock(tenant, id).orElseThrow(PipelineProblem::unknown);
        if (deal.revision() != revision) {
            throw PipelineProblem.changed();
        }
        return deal;
    }

    /** What stands in a stage keeps it. */
    void arrange(Caller caller, List<Stage> wanted) {
        TenantId tenant = caller.tenant();
        List<Stage> before = stages.list(tenant);
        stages.lock();
        before.stream()
                .filter(stage -> wanted.stream().noneMatch(one -> one.id().equals(stage.id())))
                .sorted(java.util.Comparator.comparing(Stage::id))
                .forEach(stage -> {
                    stages.hold(tenant, stage.id());
                    if (repository.any(tenant, stage.id())) {
                        throw PipelineProblem.stageUsed(stage.name());
                    }
                });
        if (!wanted.equals(before)) {
            stages.replace(tenant, before, wanted);
            told.trail()
                    .record(
                            tenant,
                            "pipeline-stages.changed",
                            Subject.of("organisation", tenant.value()),
                            Details.of("stages", wanted.size()));
            told.live().record(tenant, new Change(null, "deals"));
        }
    }

    private void said(TenantId tenant, UUID id, String action, Details details) {
        told.trail().record(tenant, action, Subject.of("deal", id), details);
        told.live().record(tenant, new Change(null, "deals"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
