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
    private final Flusher flusher;
    private final IntakeSettings settings;

    Backlog(WaitingRepository waiting, Spool spool, Flusher flusher, IntakeSettings settings) {
        this.flusher = flusher;
        this.waiting = waiting;
        this.spool = spool;
        this.settings = settings;
    }

    /**
     * @param waiting items in the queue of all nodes; counted up to twice the mark of overload, no further
     * @param oldest when the first of them arrived; exact as long as all of them were counted
     * @param quarantined items that could not be read, of all times but for those replayed since
     * @param dead items that were given up, likewise
     */
    public record Depth(long waiting, Optional<Instant> oldest, long quarantined, long dead) {}

    public Depth depth() {
        return waiting.depth(settings.overloadAt() * 2);
    }

    /** More is waiting than is good: receipts give way to messages. */
    public boolean overloaded(Depth depth) {
        return depth.waiting() >= settings.overloadAt();
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

    /** Bytes of them on disk. Needs no database. */
    public long spooledBytes() {
        return spool.bytes();
    }

    /** Acknowledged items that the database refuses for what they are. Needs no database. */
    public long refused() {
        return spool.refused();
    }

    /** False when the thread that keeps webhooks ended though nobody stopped it: then none is acknowledged any more. */
    public boolean keeping() {
        return flusher.alive();
    }
}
