package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** When the people of each organisation are there. */
@Component
public class Openings {
    /** What another node has saved is heard of that much later. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final TenantTransactions transactions;
    private final OpeningHoursRepository repository;
    private final AccessNotes notes;
    private final Clock clock;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    private record Known(OpeningHours hours, Instant until) {}

    Openings(TenantTransactions transactions, OpeningHoursRepository repository, AccessNotes notes, Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.notes = notes;
        this.clock = clock;
    }

    /** As of a few seconds ago at most; quick enough for every message. */
    public OpeningHours of(TenantId tenant) {
        Instant now = clock.instant();
        Known last = known.get(tenant);
        if (last != null && last.until().isAfter(now)) {
            return last.hours();
        }
        OpeningHours hours = fresh(tenant);
        known.put(tenant, new Known(hours, now.plus(REMEMBERED)));
        return hours;
    }

    OpeningHours fresh(TenantId tenant) {
        return transactions.call(tenant, () -> repository.find(tenant));
    }

    void save(Caller by, OpeningHours hours) {
        transactions.run(by.tenant(), () -> {
            repository.save(by.tenant(), hours);
            notes.note(
                    by, "organisation.changed", "organisation", by.tenant().value(), Map.of("what", "opening hours"));
        });
        known.remove(by.tenant());
    }
}
