package io.insaka.channels;

import io.insaka.database.Outage;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Webhooks that came from an address which the channel's list does not have. Counting costs a write to memory, however
 * many come; once a second what is new is put down.
 */
@Component
public class TurnedAway {
    private final Map<ChannelId, Noted> news = new ConcurrentHashMap<>();
    private final TurnedAwayRepository repository;
    private final TenantTransactions transactions;
    private final Clock clock;

    TurnedAway(TurnedAwayRepository repository, TenantTransactions transactions, Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param lastFrom the address; kept so that an operator can see what is missing in the list */
    record Count(long count, Instant lastAt, String lastFrom) {
        Count plus(Count later) {
            return new Count(count + later.count, later.lastAt, later.lastFrom);
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "Count[" + count + "]";
        }
    }

    private record Noted(TenantId tenant, Count count) {}

    public void from(ChannelAccount account, String address) {
        var one = new Noted(account.tenant(), new Count(1, clock.instant(), address));
        news.merge(
                account.id(),
                one,
                (before, later) -> new Noted(before.tenant(), before.count().plus(later.count())));
    }

    /** What is known of the organisation's channels, also what is not put down yet. */
    Map<ChannelId, Count> of(TenantId tenant) {
        Map<ChannelId, Count> all = transactions.call(tenant, () -> repository.all(tenant));
        news.forEach((channel, noted) -> {
            if (noted.tenant().equals(tenant)) {
                all.merge(channel, noted.count(), Count::plus);
            }
        });
        return all;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void putDown() {
        for (ChannelId channel : news.keySet()) {
            Noted noted = news.remove(channel);
            if (noted != null) {
                put(channel, noted);
            }
        }
    }

    private void put(ChannelId channel, Noted noted) {
        try {
            transactions.run(noted.tenant(), () -> repository.add(noted.tenant(), channel, noted.count()));
        } catch (RuntimeException failure) {
            news.merge(
                    channel,
                    noted,
                    (later, mine) -> new Noted(mine.tenant(), mine.count().plus(later.count())));
            if (!Outage.is(failure)) {
                throw failure;
            }
        }
    }
}
