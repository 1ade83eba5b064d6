package io.insaka.pipeline;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Deals that began at a time that is past, and where they stand. Joins the tenant's open transaction. */
@Component
public class PastDeals {
    private final DealRepository repository;
    private final StageRepository stages;
    private final Ids ids;

    PastDeals(DealRepository repository, StageRepository stages, Ids ids) {
        this.repository = repository;
        this.stages = stages;
        this.ids = ids;
    }

    /** What is said of one. */
    public record Bygone(
            String title,
            ContactId contact,
            BigDecimal value,
            String currency,
            TeammateId owner,
            LocalDate expectedOn) {}

    /** Makes sure that there are stages. @return those that were not there before */
    public List<UUID> stages(TenantId tenant) {
        return stages.read(tenant).isEmpty()
                ? stages.list(tenant).stream().map(Stage::id).toList()
                : List.of();
    }

    /**
     * @param stage how far it has come: the place of its stage, the last one of those there are when it is beyond them
     * @param begun when it was made in the first; from there it moved on in even steps until {@code now}
     */
    public UUID keep(TenantId tenant, Bygone deal, int stage, Instant begun, Instant now) {
        List<Stage> all = stages.list(tenant);
        int last = Math.min(stage, all.size() - 1);
        Stage held = stages.hold(tenant, all.get(last).id()).orElseThrow();
        UUID id = ids.next();
        BigDecimal rank = Rank.between(null, repository.next(tenant, held.id(), null, id));
        var terms = new Deal.Terms(
                deal.title(),
                null,
                deal.contact(),
                new Deal.Value(deal.value(), deal.currency()),
                deal.owner(),
                deal.expectedOn());
        repository.put(tenant, new Deal(id, terms, held.id(), rank, last + 1, new Deal.Made(deal.owner(), begun)));
        long step = (now.toEpochMilli() - begun.toEpochMilli()) / (last + 2);
        repository.moved(tenant, id, new Deal.Move(null, all.getFirst().name(), deal.owner(), begun));
        for (int to = 1; to <= last; to++) {
            repository.moved(
                    tenant,
                    id,
                    new Deal.Move(
                            all.get(to - 1).name(), all.get(to).name(), deal.owner(), begun.plusMillis(step * to)));
        }
        return id;
    }
}
