package io.insaka.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which parts of the product an organisation does without. */
@Component
public class Features {
    private final TenantTransactions transactions;
    private final FeatureRepository repository;
    private final ObjectProvider<FeatureHold> holds;
    private final Clock clock;
    private final AccessNotes notes;

    /** Asked for with every request to such a part; {@link AccessPulse} says when it is no longer true. */
    private final Cache<TenantId, Known> cache =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build();
    /** Grows with every change; what was read under an earlier number is read again. */
    private final AtomicLong changes = new AtomicLong();

    private record Known(Set<Feature> off, long changes) {}

    Features(
            TenantTransactions transactions,
            FeatureRepository repository,
            ObjectProvider<FeatureHold> holds,
            Clock clock,
            AccessNotes notes) {
        this.transactions = transactions;
        this.repository = repository;
        this.holds = holds;
        this.clock = clock;
        this.notes = notes;
    }

    public boolean has(TenantId tenant, Feature feature) {
        return !off(tenant).contains(feature);
    }

    Set<Feature> off(TenantId tenant) {
        Known known = cache.getIfPresent(tenant);
        long before = changes.get();
        if (known == null || known.changes() != before) {
            known = new Known(Set.copyOf(transactions.call(tenant, () -> repository.off(tenant))), before);
            cache.put(tenant, known);
        }
        return known.off();
    }

    void save(Caller by, Set<Feature> off) {
        TenantId tenant = by.tenant();
        transactions.run(tenant, () -> {
            Set<Feature> before = repository.off(tenant);
            List<FeatureHold> held = holds.stream()
                    .filter(hold -> off.contains(hold.feature()) && !before.contains(hold.feature()))
                    .toList();
            for (FeatureHold hold : held) {
                if (hold.holds(tenant)) {
                    throw Refusal.featureInUse(hold.feature());
                }
            }
            repository.save(tenant, off, clock.instant());
            var without = new TreeSet<>(off.stream().map(Feature::wireName).toList());
            notes.note(
                    by,
                    "organisation.changed",
                    "organisation",
                    tenant.value(),
                    Map.of("what", "features", "without", List.copyOf(without)));
        });
        forget();
    }

    void forget() {
        changes.incrementAndGet();
    }
}
