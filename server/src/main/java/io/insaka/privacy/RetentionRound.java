package io.insaka.privacy;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.conversations.Aging;
import io.insaka.database.LeasedWork;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.Forgetting;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.privacy.RetentionRepository.Done;
import io.insaka.privacy.RetentionRepository.Due;
import io.insaka.privacy.RetentionRepository.Standing;
import io.insaka.vault.AgingRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes away what is older than its channel keeps it: a part of one conversation in each transaction, together with how far
 * it is, and behind the last conversation what the ledger still has word for word. Each step asks anew for how long, so
 * that whoever changes their mind is heard at once.
 */
@Component
class RetentionRound {
    private static final int AT_ONCE = 1;
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** Between two rounds: a message is there so much longer at most. */
    private static final Duration APART = Duration.ofHours(6);

    private final RetentionRepository repository;
    private final Away away;
    private final Channels channels;
    private final TenantTransactions transactions;
    private final AuditTrail trail;
    private final Clock clock;
    private final LeasedWork<Due> work;

    /** Who takes it away. */
    @Component
    record Away(Aging messages, Forgetting ledger, List<AgingRecords> others) {}

    RetentionRound(
            RetentionRepository repository,
            Away away,
            Channels channels,
            TenantTransactions transactions,
            AuditTrail trail,
            Clock clock) {
        this.repository = repository;
        this.away = away;
        this.channels = channels;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
        this.work = new LeasedWork<>(
                "retention",
                AT_ONCE,
                most -> repository.lease(clock.instant(), LEASE, most),
                this::run,
                due -> due.tenant().value());
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        work.look();
    }

    /** A period has changed: all channels are gone through anew. What was taken away so far is told. Joins the transaction. */
    void begin(TenantId tenant) {
        Instant now = clock.instant();
        repository.lock(tenant).ifPresent(at -> {
            if (at.channel() != null) {
                finish(tenant, at.channel(), at, now);
            }
        });
        repository.begin(tenant, now);
    }

    void run(Due due) {
        boolean more = true;
        while (more) {
            more = transactions.call(due.tenant(), () -> step(due));
        }
    }

    /** False when the round is over, or somebody else's by now. */
    boolean step(Due due) {
        Standing at = repository.lock(due).orElse(null);
        if (at == null) {
            return false;
        }
        TenantId tenant = due.tenant();
        Instant now = clock.instant();
        ChannelId channel =
                at.channel() == null ? behind(tenant, new UUID(0, 0)).orElse(null) : at.channel();
        if (at.channel() == null) {
            tightest(tenant, now).ifPresent(border -> away.others().forEach(each -> each.age(tenant, border)));
        }
        if (channel == null) {
            repository.advance(tenant, Standing.BEGINNING, now.plus(APART));
            return false;
        }
        Standing here = at.channel() == null ? Standing.at(channel) : at;
        Standing next = channels.find(tenant, channel)
                .flatMap(known -> repository.find(tenant).of(channel).border(now))
                .flatMap(border ->
                        here.ledger() ? ledger(tenant, channel, here, border) : some(tenant, channel, here, border))
                .orElseGet(() -> {
                    finish(tenant, channel, here, now);
                    return behind(tenant, channel.value()).map(Standing::at).orElse(Standing.BEGINNING);
                });
        boolean over = next.channel() == null;
        repository.advance(tenant, next, now.plus(over ? APART : LEASE));
        return !over;
    }

    /** The border of the channel that keeps its messages for the shortest time. */
    private Optional<Instant> tightest(TenantId tenant, Instant now) {
        Retention periods = repository.find(tenant);
        return channels.list(tenant).stream()
                .flatMap(each -> periods.of(each.id()).border(now).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Standing> some(TenantId tenant, ChannelId channel, Standing at, Instant border) {
        return Optional.of(away.messages()
                .some(tenant, channel, border)
                .map(part -> new Standing(channel, false, at.messages() + part.messages(), at.files() + part.files()))
                .orElseGet(() -> new Standing(channel, true, at.messages(), at.files())));
    }

    /** Empty when nothing is left. */
    private Optional<Standing> ledger(TenantId tenant, ChannelId channel, Standing at, Instant border) {
        return away.ledger()
                .outlive(tenant, channel, repository.emptied(tenant, channel), border)
                .map(upTo -> {
                    repository.emptied(tenant, channel, upTo);
                    return at;
                });
    }

    private void finish(TenantId tenant, ChannelId channel, Standing at, Instant now) {
        if (at.messages() == 0) {
            return;
        }
        repository.done(tenant, channel, new Done(at.messages(), at.files(), now.truncatedTo(ChronoUnit.MICROS)));
        trail.record(
                tenant,
                "retention.applied",
                Subject.of("channel", channel.value()),
                Details.of(Map.of("messages", at.messages(), "files", at.files())));
    }

    private Optional<ChannelId> behind(TenantId tenant, UUID id) {
        List<ChannelAccount> all = channels.list(tenant);
        return all.stream()
                .map(ChannelAccount::id)
                .filter(each -> compare(each.value(), id) > 0)
                .min(Comparator.comparing(ChannelId::value, RetentionRound::compare));
    }

    /** As the database orders them. */
    private static int compare(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }
}
