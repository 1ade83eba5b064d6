package io.insaka.conversations.introductions;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.Connections;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Profile;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.introductions.IntroductionRepository.Due;
import io.insaka.database.LeasedWork;
import io.insaka.database.TenantTransactions;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** People whose provider brings their id alone get their name, once, as soon as the provider says it. */
@Component
class Introductions {
    private static final int AT_ONCE = 4;
    private static final int MOST_TRIES = 5;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration BACKOFF = Duration.ofSeconds(10);
    private static final Duration UNTIL_RECONNECTED = Duration.ofMinutes(1);

    private final IntroductionRepository repository;
    private final Contacts contacts;
    private final Accounts accounts;
    private final TenantTransactions transactions;
    private final LiveChanges live;
    private final Clock clock;
    private final LeasedWork<Due> work;

    Introductions(
            IntroductionRepository repository,
            Contacts contacts,
            Accounts accounts,
            TenantTransactions transactions,
            LiveChanges live,
            Clock clock) {
        this.repository = repository;
        this.contacts = contacts;
        this.accounts = accounts;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
        this.work = new LeasedWork<>(
                        "introduction",
                        AT_ONCE,
                        most -> repository.lease(clock.instant(), LEASE, most),
                        this::ask,
                        Due::contact)
                .givingUp(due -> transactions.run(due.tenant(), () -> repository.done(due)));
    }

    /** Who is asked. */
    @Component
    record Accounts(Channels channels, Connections connections) {}

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        work.look();
    }

    private void ask(Due due) {
        ChannelAccount account =
                accounts.channels().find(due.tenant(), due.channel()).orElse(null);
        Optional<Contact> person = transactions.call(due.tenant(), () -> contacts.find(due.tenant(), due.contact()));
        if (account == null || person.isEmpty() || person.get().name() != null) {
            transactions.run(due.tenant(), () -> repository.done(due));
            return;
        }
        if (account.standing().expiredAt() != null) {
            later(due, UNTIL_RECONNECTED, false);
            return;
        }
        List<Address> addresses = person.get().addresses();
        switch (accounts.channels().adapter(account.kind()).profile(account.settings(), addresses)) {
            case Profile.Known known -> introduce(due, known.name());
            case Profile.Untold untold -> transactions.run(due.tenant(), () -> repository.done(due));
            case Profile.NotNow notNow -> {
                if (due.attempts() >= MOST_TRIES) {
                    transactions.run(due.tenant(), () -> repository.done(due));
                } else {
                    later(due, BACKOFF.multipliedBy(1L << due.attempts()), true);
                }
            }
            case Profile.Unauthorized unauthorized -> {
                accounts.connections().refused(account, unauthorized.error());
                later(due, UNTIL_RECONNECTED, false);
            }
        }
    }

    private void later(Due due, Duration wait, boolean counted) {
        Instant at = clock.instant().plus(wait);
        transactions.run(due.tenant(), () -> repository.later(due, at, counted));
    }

    private void introduce(Due due, String name) {
        transactions.run(due.tenant(), () -> {
            contacts.introduce(due.tenant(), due.contact(), name);
            repository.done(due);
            live.record(due.tenant(), List.of(new Change(null, "contact")));
        });
    }
}
