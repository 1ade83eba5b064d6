package io.insaka.intake;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Failures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What becomes of an item that failed: it waits at the front of its lane, and after enough tries the lane moves on. */
@Component
class ItemFailures {
    private static final Logger log = LoggerFactory.getLogger(ItemFailures.class);
    private static final int LONGEST_ERROR = 500;
    private static final int MOST_DOUBLINGS = 20;

    private final WaitingRepository waiting;
    private final TenantTransactions transactions;
    private final Ledger ledger;
    private final Lanes lanes;
    private final IntakeSettings settings;
    private final Clock clock;

    ItemFailures(
            WaitingRepository waiting,
            TenantTransactions transactions,
            Ledger ledger,
            Lanes lanes,
            IntakeSettings settings,
            Clock clock) {
        this.waiting = waiting;
        this.transactions = transactions;
        this.ledger = ledger;
        this.lanes = lanes;
        this.settings = settings;
        this.clock = clock;
    }

    void record(WaitingItem item, RuntimeException failure) {
        String error = Intake.clean(Failures.shortWords(failure), LONGEST_ERROR);
        if (item.attempts() + 1 >= settings.maxAttempts()) {
            log.error("Item {} failed {} times and is dead", item.id(), item.attempts() + 1, failure);
            ledger.finish(new Settled(item, ItemState.DEAD, false, error));
            // A turn that went on elsewhere had closed it until the end.
            lanes.reopen(item.lane());
            return;
        }
        log.warn(
                "Item {} failed, try {}: {}",
                item.id(),
                item.attempts() + 1,
                failure.getClass().getSimpleName());
        Instant until = clock.instant().plus(backoff(item.attempts()));
        transactions.run(item.tenant(), () -> waiting.postpone(item.tenant(), item, until, error));
        lanes.closeUntil(item.lane(), until);
    }

    private Duration backoff(int attempts) {
        Duration wait = settings.backoff().multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return wait.compareTo(settings.maxBackoff()) > 0 ? settings.maxBackoff() : wait;
    }
}
