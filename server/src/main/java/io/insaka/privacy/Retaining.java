package io.insaka.privacy;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.conversations.Aging;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.privacy.Retention.Period;
import io.insaka.privacy.RetentionRepository.Done;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For how long messages are kept: said here, held to by {@link RetentionRound}. */
@Component
class Retaining {
    private final TenantTransactions transactions;
    private final RetentionRepository repository;
    private final RetentionRound round;
    private final Channels channels;
    private final Aging messages;
    private final AuditTrail trail;
    private final Clock clock;

    /** What is kept, and where it came in. */
    @Component
    record Kept(Channels channels, Aging messages) {}

    Retaining(
            TenantTransactions transactions,
            RetentionRepository repository,
            RetentionRound round,
            Kept kept,
            AuditTrail trail,
            Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.round = round;
        this.channels = kept.channels();
        this.messages = kept.messages();
        this.trail = trail;
        this.clock = clock;
    }

    Retention find(TenantId tenant) {
        return transactions.call(tenant, () -> repository.find(tenant));
    }

    Map<ChannelId, Done> done(TenantId tenant) {
        return transactions.call(tenant, () -> repository.done(tenant));
    }

    record Preview(Instant before, Aging.Count count) {}

    /** @param channel null: all that have no period of their own */
    Preview preview(TenantId tenant, @Nullable ChannelId channel, Period.Days period) {
        Instant before = period.border(clock.instant()).orElseThrow();
        List<ChannelId> all = channel == null ? List.of() : List.of(known(tenant, channel));
        return transactions.call(
                tenant, () -> new Preview(before, count(tenant, channel == null ? shared(tenant) : all, before)));
    }

    private List<ChannelId> shared(TenantId tenant) {
        Retention retention = repository.find(tenant);
        return channels.list(tenant).stream()
                .map(ChannelAccount::id)
                .filter(id -> !retention.own().containsKey(id))
                .toList();
    }

    private Aging.Count count(TenantId tenant, List<ChannelId> all, Instant before) {
        return all.stream()
                .map(channel -> messages.count(tenant, channel, before))
                .reduce(Aging.Count.NOTHING, Aging.Count::plus);
    }

    void save(TenantId tenant, Period period, long confirmed) {
        transactions.run(tenant, () -> {
            confirm(tenant, shared(tenant), period, confirmed);
            repository.save(tenant, period);
            changed(tenant, Subject.of("organisation", tenant.value()), facts(period));
        });
    }

    void save(TenantId tenant, ChannelId channel, Period period, long confirmed) {
        known(tenant, channel);
        transactions.run(tenant, () -> {
            confirm(tenant, List.of(channel), period, confirmed);
            repository.save(tenant, channel, period);
            changed(tenant, Subject.of("channel", channel.value()), facts(period));
        });
    }

    void forget(TenantId tenant, ChannelId channel, long confirmed) {
        known(tenant, channel);
        transactions.run(tenant, () -> {
            confirm(tenant, List.of(channel), repository.find(tenant).organisation(), confirmed);
            if (repository.forget(tenant, channel)) {
                changed(tenant, Subject.of("channel", channel.value()), Map.of("period", "organisation"));
            }
        });
    }

    /** Nobody takes away more than they were told. */
    private void confirm(TenantId tenant, List<ChannelId> all, Period period, long confirmed) {
        period.border(clock.instant())
                .map(before -> count(tenant, all, before).messages())
                .ifPresent(going -> {
                    if (going > confirmed) {
                        throw PrivacyProblem.moreThanConfirmed(going);
                    }
                });
    }

    private static Map<String, ?> facts(Period period) {
        Integer days = period.number();
        return days == null ? Map.of("period", "always") : Map.of("days", days);
    }

    private void changed(TenantId tenant, Subject subject, Map<String, ?> facts) {
        round.begin(tenant);
        trail.record(tenant, "retention.changed", subject, Details.of(facts));
    }

    private ChannelId known(TenantId tenant, ChannelId channel) {
        return channels.find(tenant, channel).map(ChannelAccount::id).orElseThrow(PrivacyProblem::unknownChannel);
    }
}
