package io.insaka.brain.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The rules of every organisation, from memory: at most one look at a version every other second. */
@Component
public class HouseRules {
    private static final Duration UNUSED = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final HouseRulesRepository repository;
    private final TenantTransactions transactions;
    private final AuditTrail trail;
    private final long lookEvery;
    private final Cache<TenantId, Held> held =
            Caffeine.newBuilder().expireAfterAccess(UNUSED).maximumSize(MOST).build();

    /** @param version another one whenever something was changed */
    public record Rules(long version, GuardRules guard, GuardRules.Lists lists, IntentRules intents) {}

    private record Held(Rules rules, long lookedAt) {}

    HouseRules(
            HouseRulesRepository repository,
            TenantTransactions transactions,
            AuditTrail trail,
            HouseRulesSettings settings) {
        this.repository = repository;
        this.transactions = transactions;
        this.trail = trail;
        this.lookEvery = settings.lookEvery().toNanos();
    }

    /** Joins the caller's transaction, if there is one: a wait for a second connection could be for ever. */
    public Rules of(TenantId tenant) {
        Held known = held.getIfPresent(tenant);
        long now = System.nanoTime();
        if (known != null && now - known.lookedAt() < lookEvery) {
            return known.rules();
        }
        Rules rules = transactions.call(tenant, () -> {
            long version = repository.version(tenant);
            return known != null && known.rules().version() == version ? known.rules() : load(tenant, version);
        });
        held.put(tenant, new Held(rules, now));
        return rules;
    }

    private Rules load(TenantId tenant, long version) {
        GuardRules guard = repository.guard(tenant);
        return new Rules(version, guard, new GuardRules.Lists(guard), repository.intents(tenant));
    }

    void keep(TenantId tenant, GuardRules rules) {
        transactions.run(tenant, () -> {
            repository.save(tenant, rules);
            trail.record(
                    tenant,
                    "guard.changed",
                    Subject.of("organisation", tenant.value()),
                    Details.of(Map.of(
                            "perMinute", rules.perMinute(),
                            "perDay", rules.perDay(),
                            "holdSuspicious", rules.holdSuspicious(),
                            "allowedOnly", rules.allowedOnly(),
                            "allowed", rules.allowed().size(),
                            "denied", rules.denied().size())));
        });
        held.invalidate(tenant);
    }

    public void keep(TenantId tenant, IntentRules rules) {
        transactions.run(tenant, () -> {
            repository.save(tenant, rules);
            int phrases = rules.phrases().values().stream()
                    .mapToInt(java.util.List::size)
                    .sum();
            trail.record(
                    tenant,
                    "intents.changed",
                    Subject.of("organisation", tenant.value()),
                    Details.of(Map.of("phrases", phrases, "model", rules.model().name())));
        });
        held.invalidate(tenant);
    }
}
