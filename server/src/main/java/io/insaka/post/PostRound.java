package io.insaka.post;

import io.insaka.database.LeasedWork;
import io.insaka.database.TenantTransactions;
import io.insaka.post.LetterRepository.Due;
import io.insaka.post.LetterRepository.Written;
import io.insaka.post.SmtpRelay.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what waits; no connection to the database is held while a server is spoken to. */
@Component
class PostRound {
    private static final Logger log = LoggerFactory.getLogger(PostRound.class);
    private static final int AT_ONCE = 4;
    private static final int UNSURE_TRIES = 3;
    private static final int LONGEST_DOUBLING = 6;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final LetterRepository letters;
    private final TenantTransactions transactions;
    private final @Nullable SmtpRelay relay;
    private final Duration backoff;
    private final Clock clock;
    private final LeasedWork<Due> work;

    PostRound(LetterRepository letters, TenantTransactions transactions, PostSettings settings, Clock clock) {
        this.letters = letters;
        this.transactions = transactions;
        Relay server = settings.relay();
        this.relay = server == null ? null : new SmtpRelay(server, settings.timeout());
        this.backoff = settings.backoff();
        this.clock = clock;
        this.work = new LeasedWork<>(
                "own-letter", AT_ONCE, most -> letters.lease(clock.instant(), LEASE, most), this::run, Due::id);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        if (relay != null) {
            work.look();
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        letters.forget(clock.instant().minus(REMEMBERED));
    }

    private void run(Due due) {
        Instant now = clock.instant();
        if (now.isAfter(due.until())) {
            over(due, "too-late");
        } else if (due.unsure() >= (due.once() ? 1 : UNSURE_TRIES)) {
            over(due, "unsure");
        } else {
            Optional<Written> written = transactions.call(due.tenant(), () -> letters.sending(due));
            if (written.isPresent() && relay != null) {
                settle(due, relay.send(due.id(), written.get(), now));
            }
        }
    }

    private void settle(Due due, Outcome outcome) {
        switch (outcome) {
            case Outcome.Taken taken -> over(due, "sent");
            case Outcome.Refused refused -> {
                log.warn("Mail {} is not sent: {}", due.id(), refused.trouble().words());
                transactions.run(due.tenant(), () -> letters.refused(due, refused.trouble(), clock.instant()));
            }
            case Outcome.Later later -> {
                log.warn("Mail {} waits: {}", due.id(), later.trouble().words());
                again(due, later.trouble(), true);
            }
            case Outcome.Unsure unsure -> {
                log.warn("Mail {}: the server did not say whether it took it", due.id());
                again(
                        due,
                        new Trouble(Trouble.Kind.UNSURE, "the mail server did not say whether it took a mail"),
                        false);
            }
        }
    }

    private void over(Due due, String outcome) {
        transactions.run(due.tenant(), () -> letters.over(due, outcome, clock.instant()));
    }

    private void again(Due due, Trouble trouble, boolean sure) {
        Duration wait = backoff.multipliedBy(1L << Math.min(due.tries() - 1, LONGEST_DOUBLING));
        Instant now = clock.instant();
        transactions.run(due.tenant(), () -> letters.again(due, trouble, sure, now, now.plus(wait)));
    }
}
