package io.insaka.intake;

import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much is waiting to be worked off on this node. */
@Component
public class Backlog {
    private final WaitingRepository waiting;
    private final Spool spool;
    private final IntakeSettings settings;

    Backlog(WaitingRepository waiting, Spool spool, IntakeSettings settings) {
        this.waiting = waiting;
        this.spool = spool;
        this.settings = settings;
    }

    /**
     * @param waiting items in the queue of all nodes; counted up to twice the mark of overload, no further
     * @param spooled items acknowledged while the database was away and not in the ledger yet
     * @param overloaded more is waiting than is good: receipts give way to messages
     */
    public record Size(long waiting, long spooled, boolean overloaded) {}

    public Size size() {
        long count = waiting.waiting(settings.overloadAt() * 2);
        return new Size(count, spooled(), count >= settings.overloadAt());
    }

    /**
     * When the oldest receipt arrived that is kept but not worked off yet; empty when there is none. Spooled items count
     * as older than everything.
     */
    public Optional<Instant> oldestWaitingReceipt(TenantId tenant) {
        return spooled() > 0 ? Optional.of(Instant.EPOCH) : waiting.oldestReceipt(tenant);
    }

    /** Needs no database. */
    public long spooled() {
        return spool.waiting();
    }
}
