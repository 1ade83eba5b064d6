package io.insaka.channels;

import io.insaka.channels.spi.ProviderError;
import io.insaka.database.Outage;
import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How the accounts are doing. Whoever talks with a provider notes here what happened, at the price of a write to memory;
 * what is news is put down within a second, what only moves a time along within a quarter of a minute.
 */
@Component
public class ChannelHealth {
    private static final Logger log = LoggerFactory.getLogger(ChannelHealth.class);
    private static final int ALL_EVERY = 15;

    private final Map<ChannelId, ChannelNotes> notes = new ConcurrentHashMap<>();
    private final ChannelDirectory directory;
    private final Channels channels;
    private final HealthRepository repository;
    private final TenantTransactions transactions;
    private final LiveChanges live;
    private final Clock clock;
    /** Belongs to the scheduler's thread. */
    private int round;

    ChannelHealth(
            ChannelDirectory directory,
            Channels channels,
            HealthRepository repository,
            TenantTransactions transactions,
            LiveChanges live,
            Clock clock) {
        this.directory = directory;
        this.channels = channels;
        this.repository = repository;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
    }

    private ChannelNotes of(ChannelAccount account) {
        ChannelNotes known = notes.get(account.id());
        return known != null ? known : notes.computeIfAbsent(account.id(), id -> new ChannelNotes(account));
    }

    /** The provider delivered something, and it was in order. */
    public void webhook(ChannelAccount account) {
        of(account).webhook(clock.instant());
    }

    /** Whether anything was ever delivered by its provider. */
    public boolean heard(TenantId tenant, ChannelId channel) {
        HealthRecord record = seen(tenant).get(channel);
        return record != null && record.webhookAt() != null;
    }

    /** The provider checked our address, and the answer was right. */
    public void handshake(ChannelAccount account) {
        of(account).handshake(clock.instant());
    }

    /** Somebody delivered something whose signature does not fit. */
    public void rejected(ChannelAccount account) {
        of(account).rejected(clock.instant());
    }

    /** The provider took something from us. */
    public void delivered(ChannelAccount account) {
        of(account).delivered(clock.instant());
    }

    /** The provider refused one message: it is there, and it lets us in. */
    public void refused(ChannelAccount account, ProviderError error) {
        of(account).refused(error, clock.instant());
    }

    /**
     * The provider could not be used.
     *
     * @param serious a person has to act; otherwise it counts as trouble only when it goes on
     */
    public void failed(ChannelAccount account, ProviderError error, boolean serious) {
        of(account).failed(error, clock.instant(), serious);
    }

    /** The other side says of itself that something is wrong there; null when nothing is any more. */
    public void alarmed(ChannelId channel, @Nullable ProviderError error) {
        directory.find(channel).map(this::of).ifPresent(noted -> {
            if (error == null) {
                noted.mended();
            } else {
                noted.failed(error, clock.instant(), true);
            }
        });
    }

    /** The provider said where it delivers. @param here whether that is our address */
    void delivers(ChannelAccount account, boolean here) {
        of(account).door(here ? null : clock.instant());
    }

    /** The credentials were changed, or tried and found to work. */
    void mended(ChannelAccount account) {
        of(account).mended();
    }

    /** What is known of the organisation's accounts: as put down, and what this node saw since. */
    Map<ChannelId, HealthRecord> seen(TenantId tenant) {
        Map<ChannelId, HealthRecord> seen = transactions.call(tenant, () -> repository.all(tenant));
        notes.forEach((id, noted) -> {
            if (noted.account().tenant().equals(tenant)) {
                seen.merge(id, noted.look(), HealthRecord::plus);
            }
        });
        return seen;
    }

    /**
     * How an account is doing.
     *
     * @param state ok, unverified, limited, failing, expired or disabled
     */
    public record Condition(
            UUID id,
            String kind,
            String name,
            String state,
            String reason,
            @Nullable Instant since) {}

    private Health judged(ChannelAccount account, HealthRecord seen) {
        return Health.of(account, seen, channels.sends(account), 0);
    }

    /** How the organisation's accounts are doing. */
    public List<Condition> conditions(TenantId tenant) {
        Map<ChannelId, HealthRecord> seen = seen(tenant);
        return directory.all().stream()
                .filter(account -> account.tenant().equals(tenant)
                        && Sight.here().shows(account.id().value()))
                .map(account -> {
                    Health health = judged(account, seen.getOrDefault(account.id(), HealthRecord.NOTHING));
                    return new Condition(
                            account.id().value(),
                            account.kind(),
                            account.name(),
                            health.state().wireName(),
                            health.reason().wireName(),
                            health.since());
                })
                .toList();
    }

    /** How many accounts of one kind are in one state, over all organisations. */
    public record Tally(String kind, String state) {}

    /** Of all organisations, as put down: up to a quarter of a minute old. */
    public Map<Tally, Long> tally() {
        Map<ChannelId, HealthRecord> seen = repository.everybodys();
        return directory.all().stream()
                .collect(Collectors.groupingBy(
                        account -> new Tally(
                                account.kind(),
                                judged(account, seen.getOrDefault(account.id(), HealthRecord.NOTHING))
                                        .state()
                                        .wireName()),
                        Collectors.counting()));
    }

    @Scheduled(fixedDelayString = "PT1S")
    void putDown() {
        round++;
        put(round % ALL_EVERY == 0);
    }

    @EventListener(ContextClosedEvent.class)
    void putDownTheRest() {
        put(true);
    }

    private synchronized void put(boolean all) {
        Map<TenantId, List<ChannelNotes>> due = notes.values().stream()
                .filter(noted -> noted.urgent() || all && !noted.empty())
                .collect(Collectors.groupingBy(noted -> noted.account().tenant()));
        for (var entry : due.entrySet()) {
            if (!putDown(entry.getKey(), entry.getValue())) {
                return; // waiting for a database that is away, once for each organisation, would hold up a shutdown
            }
        }
    }

    /** @return false while the database is away */
    private boolean putDown(TenantId tenant, List<ChannelNotes> some) {
        Map<ChannelNotes, HealthRecord> taken = new LinkedHashMap<>();
        some.forEach(noted -> taken.put(noted, noted.take()));
        try {
            transactions.run(tenant, () -> write(tenant, taken));
        } catch (RuntimeException failure) {
            taken.forEach(ChannelNotes::giveBack);
            if (Outage.is(failure)) {
                return false;
            }
            log.warn("The health of {} channels is put down later", some.size(), failure);
        }
        return true;
    }

    private void write(TenantId tenant, Map<ChannelNotes, HealthRecord> taken) {
        List<ChannelId> ids = new ArrayList<>();
        taken.keySet().forEach(noted -> ids.add(noted.account().id()));
        Map<ChannelId, HealthRecord> stored = repository.hold(tenant, ids);
        boolean news = false;
        for (var entry : taken.entrySet()) {
            ChannelId id = entry.getKey().account().id();
            HealthRecord before = stored.get(id);
            if (before != null) {
                HealthRecord after = before.plus(entry.getValue());
                repository.save(tenant, id, after);
                ChannelAccount account =
                        directory.find(id).orElse(entry.getKey().account());
                news |= judged(account, after).differsFrom(judged(account, before));
            }
        }
        if (news) {
            live.record(tenant, new Change(null, "channel"));
        }
    }
}
