package io.insaka.intake;

import io.insaka.database.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes what waits in one commit, again and again, on one thread: ten to twenty-five webhooks share a commit under
 * load, a lone one goes at once. Two or three flushers were measured slower than one.
 */
@Component
class Flusher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Flusher.class);
    private static final int STOP_MILLIS = 10_000;
    private static final int IDLE_MILLIS = 200;
    private static final long QUICK_NANOS = 1_000_000_000L;

    private final LedgerRepository ledger;
    private final Spool spool;
    private final LedgerReach reach;
    private final WorkSignal signal;
    private final IntakeSettings settings;
    private final BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private final String part;
    private volatile @Nullable Thread thread;

    private record Delivery(List<LedgerEntry> entries, CompletableFuture<Void> onDisk) {}

    Flusher(
            LedgerRepository ledger,
            Spool spool,
            LedgerReach reach,
            WorkSignal signal,
            IntakeSettings settings,
            Node node) {
        this.ledger = ledger;
        this.spool = spool;
        this.reach = reach;
        this.signal = signal;
        this.settings = settings;
        this.part = "in:" + node.id();
    }

    /** Completes once the entries are on disk, in the ledger or, with the database away, in the spool. */
    CompletableFuture<Void> add(List<LedgerEntry> entries) {
        var onDisk = new CompletableFuture<Void>();
        add(entries, onDisk);
        return onDisk;
    }

    /** As {@link #add(List)}, for a future that somebody waits for already. */
    void add(List<LedgerEntry> entries, CompletableFuture<Void> onDisk) {
        queue.add(new Delivery(entries, onDisk));
    }

    private void run() {
        List<Delivery> taken = new ArrayList<>();
        while (thread == Thread.currentThread() || !queue.isEmpty()) {
            try {
                Delivery first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    drainSpool();
                    continue;
                }
                taken.add(first);
                take(taken);
                write(taken);
            } catch (InterruptedException stopping) {
                // Stopping is said by the field; what was taken is still written.
                continue;
            } catch (RuntimeException failure) {
                log.error("Could not keep {} webhooks; their providers will deliver them again", taken.size(), failure);
                taken.forEach(delivery -> delivery.onDisk().completeExceptionally(failure));
            } finally {
                taken.clear();
            }
        }
    }

    private void take(List<Delivery> taken) {
        int rows = taken.getFirst().entries().size();
        while (rows < settings.flushRows()) {
            Delivery next = queue.poll();
            if (next == null) {
                return;
            }
            taken.add(next);
            rows += next.entries().size();
        }
    }

    private void write(List<Delivery> taken) {
        List<LedgerEntry> entries =
                taken.stream().flatMap(delivery -> delivery.entries().stream()).toList();
        try {
            keep(entries);
            taken.forEach(delivery -> delivery.onDisk().complete(null));
        } catch (RuntimeException refused) {
            // One that the database refuses must not take the others of its commit with it.
            taken.forEach(this::writeAlone);
        }
    }

    private void writeAlone(Delivery delivery) {
        try {
            keep(delivery.entries());
            delivery.onDisk().complete(null);
        } catch (RuntimeException failure) {
            log.error("A webhook could not be kept; its provider will deliver it again", failure);
            delivery.onDisk().completeExceptionally(failure);
        }
    }

    /** What was spooled arrived earlier: it goes first, or everything waits behind it in the spool. */
    private void keep(List<LedgerEntry> entries) {
        if (!drainSpool() || !inserted(entries)) {
            spool.append(entries);
        }
    }

    /** False when the database is away. */
    private boolean inserted(List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return true;
        }
        long begun = System.nanoTime();
        if (tryInsert(entries)) {
            return true;
        }
        // One broken connection is no outage: the pool has others. But a pool that has none made us wait already.
        // Inserting twice is safe, the dedup key sees to it.
        boolean quick = System.nanoTime() - begun < QUICK_NANOS;
        if (quick && tryInsert(entries)) {
            return true;
        }
        reach.lost();
        return false;
    }

    private boolean tryInsert(List<LedgerEntry> entries) {
        try {
            ledger.insert(entries, part);
            signal.wake();
            return true;
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private boolean drainSpool() {
        return !reach.away() && spool.drain(this::inserted);
    }

    /** Whether it runs, or was stopped in order. */
    boolean alive() {
        Thread running = thread;
        return running == null || running.isAlive();
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("intake-flusher").unstarted(this::run);
        thread.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join(STOP_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops before the web server's own phase would be too early, after the pools too late. */
    @Override
    public int getPhase() {
        return 0;
    }
}
