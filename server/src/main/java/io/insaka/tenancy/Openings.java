package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** When the people of each organisation are there. */
@Component
public class Openings {
    /** What another node has saved is heard of that much later. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final TenantTransactions transactions;
    private final OpeningHoursRepository repository;
    private final AccessNotes notes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    private record Known(OpeningTimes times, Instant until) {}

    Openings(
            TenantTransactions transactions,
            OpeningHoursRepository repository,
            AccessNotes notes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.notes = notes;
        this.events = events;
        this.clock = clock;
    }

    /** The organisation's. As of a few seconds ago at most; quick enough for every message. */
    public OpeningHours of(TenantId tenant) {
        return times(tenant).organisation();
    }

    /** The channel's own, or else the organisation's; likewise. */
    public OpeningHours of(TenantId tenant, ChannelId channel) {
        return times(tenant).of(channel);
    }

    /** Of all channels; likewise. */
    public OpeningTimes times(TenantId tenant) {
        Instant now = clock.instant();
        Known last = known.get(tenant);
        if (last != null && last.until().isAfter(now)) {
            return last.times();
        }
        OpeningTimes times = transactions.call(tenant, () -> repository.times(tenant));
        known.put(tenant, new Known(times, now.plus(REMEMBERED)));
        return times;
    }

    /** As they are at this moment. */
    public OpeningHours fresh(TenantId tenant) {
        return transactions.call(tenant, () -> repository.find(tenant));
    }

    /** What the channel has of its own; empty when it is open as the organisation is. */
    public Optional<ChannelHours> own(TenantId tenant, ChannelId channel) {
        return transactions.call(tenant, () -> repository.own(tenant, channel));
    }

    /** What counts for the channel at this moment. */
    public OpeningHours fresh(TenantId tenant, ChannelId channel) {
        return transactions.call(tenant, () -> {
            OpeningHours organisation = repository.find(tenant);
            return repository
                    .own(tenant, channel)
                    .map(own -> own.beside(organisation))
                    .orElse(organisation);
        });
    }

    void save(Caller by, OpeningHours hours) {
        transactions.run(by.tenant(), () -> {
            repository.save(by.tenant(), hours);
            notes.note(
                    by, "organisation.changed", "organisation", by.tenant().value(), Map.of("what", "opening hours"));
        });
        known.remove(by.tenant());
    }

    /** From now on the channel is open in hours of its own. To be called within a transaction of the organisation. */
    public void save(TenantId tenant, ChannelId channel, ChannelHours hours) {
        repository.save(tenant, channel, hours);
        events.publishEvent(new OpeningsChanged(tenant, channel));
    }

    /** From now on the channel is open as the organisation is. Likewise. @return false when it was before */
    public boolean forget(TenantId tenant, ChannelId channel) {
        if (!repository.forget(tenant, channel)) {
            return false;
        }
        events.publishEvent(new OpeningsChanged(tenant, channel));
        return true;
    }

    /** What was remembered is old, on this node. */
    public void refresh(TenantId tenant) {
        known.remove(tenant);
    }
}
