package io.insaka.intake;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Wakes this node's workers when something new is in the ledger; a slow poll makes up for other nodes. */
@Component
public class WorkSignal {
    private static final long LEAST_BREATH_NANOS = 3_000_000;
    private static final long LONGEST_BREATH_NANOS = 30_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final AtomicLong count = new AtomicLong();

    public void wake() {
        lock.lock();
        try {
            count.incrementAndGet();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What {@link #await} compares with: read before looking for work, so that news in between is not missed. */
    public long seen() {
        return count.get();
    }

    /**
     * For whoever has just found a little: what comes in meanwhile is taken together. Looking again at once would find less
     * each time, and the looking costs more than what is found. As long as the round took, so that a busy machine makes fewer
     * and larger ones.
     */
    public void breathe(long tookNanos) {
        LockSupport.parkNanos(Math.clamp(tookNanos, LEAST_BREATH_NANOS, LONGEST_BREATH_NANOS));
    }

    /** Returns as soon as there was news since {@code seen}, at the latest after {@code millis}. */
    public void await(long seen, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = millis * 1_000_000L;
            while (count.get() == seen && nanos > 0) {
                nanos = news.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
