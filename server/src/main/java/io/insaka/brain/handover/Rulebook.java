package io.insaka.brain.handover;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The rules of each organisation. */
@Component
public class Rulebook {
    /** What another node has saved is heard of that much later. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final TenantTransactions transactions;
    private final RulesRepository repository;
    private final HandOverSettings settings;
    private final Clock clock;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    private record Known(Rules rules, Instant until) {}

    Rulebook(TenantTransactions transactions, RulesRepository repository, HandOverSettings settings, Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.settings = settings;
        this.clock = clock;
    }

    /** As of a few seconds ago at most; quick enough for every message. */
    public Rules of(TenantId tenant) {
        Instant now = clock.instant();
        Known last = known.get(tenant);
        if (last != null && last.until().isAfter(now)) {
            return last.rules();
        }
        Rules rules = fresh(tenant);
        known.put(tenant, new Known(rules, now.plus(REMEMBERED)));
        return rules;
    }

    Rules fresh(TenantId tenant) {
        return transactions
                .call(tenant, () -> repository.find(tenant))
                .orElseGet(() -> new Rules(settings.misses(), settings.mood(), true, true, true));
    }

    /** Joins the tenant's open transaction. */
    void save(TenantId tenant, Rules rules) {
        repository.save(tenant, rules);
        known.remove(tenant);
    }

    void forget(TenantId tenant) {
        known.remove(tenant);
    }
}
