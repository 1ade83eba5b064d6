package io.insaka.mailings;

import io.insaka.database.LeasedWork;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.WorkSignal;
import io.insaka.mailings.Mailing.State;
import io.insaka.mailings.MailingRepository.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Does what mailings have to be done: a step is one transaction that holds the mailing, so that whichever node takes it,
 * it does what is still to be done, and no two do it at once. A step that is cut off is done again when its lease has run
 * out, and finds nothing of it.
 */
@Component
class Rounds {
    private static final int AT_ONCE = 4;
    private static final Duration LEASE = Duration.ofSeconds(30);
    /** Others have mailings, too. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private final MailingRepository mailings;
    private final Gathering gathering;
    private final Placing placing;
    private final TenantTransactions transactions;
    private final WorkSignal signal;
    private final Clock clock;
    private final LeasedWork<Due> work;

    Rounds(
            MailingRepository mailings,
            Gathering gathering,
            Placing placing,
            TenantTransactions transactions,
            WorkSignal signal,
            Clock clock) {
        this.mailings = mailings;
        this.gathering = gathering;
        this.placing = placing;
        this.transactions = transactions;
        this.signal = signal;
        this.clock = clock;
        this.work = new LeasedWork<>(
                        "mailing", AT_ONCE, most -> mailings.lease(clock.instant(), LEASE, most), this::turn, Due::id)
                .givingUp(this::giveUp);
    }

    @Scheduled(fixedDelayString = "PT0.25S")
    void look() {
        work.look();
    }

    private void turn(Due due) {
        Instant until = clock.instant().plus(TURN);
        while (step(due) && clock.instant().isBefore(until)) {
            // One batch after the other.
        }
    }

    /** Who gets it is not known, or nobody can be written to: it stands still, and says so. */
    void giveUp(Due due) {
        transactions.run(
                due.tenant(),
                () -> mailings.lock(due.tenant(), due.id()).ifPresent(mailing -> {
                    Instant now = clock.instant();
                    switch (mailing.state()) {
                        case GATHERING -> mailings.state(due.tenant(), due.id(), State.CANCELLED, "failed", null, now);
                        case SCHEDULED, RUNNING ->
                            mailings.state(due.tenant(), due.id(), State.PAUSED, "failed", null, now);
                        case READY, PAUSED, DONE, CANCELLED -> mailings.rest(due.tenant(), due.id());
                    }
                }));
    }

    /** @return whether there is more to do at once */
    boolean step(Due due) {
        Step done = transactions.call(
                due.tenant(),
                () -> mailings.lock(due.tenant(), due.id())
                        .map(mailing -> step(due, mailing))
                        .orElse(Step.NOTHING));
        if (done == Step.LETTERS) {
            signal.wake();
        }
        return done == Step.MORE;
    }

    private enum Step {
        NOTHING,
        LETTERS,
        MORE
    }

    private Step step(Due due, Mailing mailing) {
        return switch (mailing.state()) {
            case GATHERING -> gathering.step(due.tenant(), mailing) ? Step.MORE : Step.NOTHING;
            case SCHEDULED -> {
                Instant now = clock.instant();
                mailings.state(due.tenant(), due.id(), State.RUNNING, null, now, now);
                yield Step.MORE;
            }
            case RUNNING -> placing.step(due.tenant(), mailing) ? Step.LETTERS : Step.NOTHING;
            case READY, PAUSED, DONE, CANCELLED -> {
                mailings.rest(due.tenant(), due.id());
                yield Step.NOTHING;
            }
        };
    }
}
