package io.insaka.intake;

import io.insaka.database.Outage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** One round: take what waits, have it worked, deal with what failed. */
@Component
class LaneWork {
    private static final Logger log = LoggerFactory.getLogger(LaneWork.class);
    private static final int POLL_MILLIS = 250;
    private static final int OUTAGE_MILLIS = 300;
    private static final int RECEIPT_ROUNDS = 8;
    private static final int FEW = 32;
    private static final long RESUME_NANOS = 200_000_000;

    private final WaitingRepository waiting;
    private final Lanes lanes;
    private final ObjectProvider<ItemWork> work;
    private final WorkSignal signal;
    private final ItemFailures failures;
    private final IntakeSettings settings;
    private final AtomicInteger rounds = new AtomicInteger();
    /** When each worker last looked for turns whose process died, or that are to be tried again. */
    private final Map<Integer, Long> resumed = new ConcurrentHashMap<>();

    private volatile boolean overloaded;

    LaneWork(
            WaitingRepository waiting,
            Lanes lanes,
            ObjectProvider<ItemWork> work,
            WorkSignal signal,
            ItemFailures failures,
            IntakeSettings settings) {
        this.waiting = waiting;
        this.lanes = lanes;
        this.work = work;
        this.signal = signal;
        this.failures = failures;
        this.settings = settings;
    }

    void round(int worker, List<Short> shards) throws InterruptedException {
        long seen = signal.seen();
        long began = System.nanoTime();
        List<WaitingItem> items = List.of();
        try {
            items = shards.isEmpty() ? List.of() : take(worker, shards);
            if (!items.isEmpty()) {
                work(items);
            }
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("Work waits: the database is away");
            signal.await(signal.seen(), OUTAGE_MILLIS);
            return;
        }
        if (items.isEmpty()) {
            signal.await(seen, pause());
        } else if (items.size() < FEW) {
            signal.breathe(System.nanoTime() - began);
        }
    }

    private List<WaitingItem> take(int worker, List<Short> shards) {
        long now = System.nanoTime();
        Long last = resumed.get(worker);
        boolean resume = last == null || now - last >= RESUME_NANOS;
        if (resume) {
            resumed.put(worker, now);
        }
        // Under overload receipts wait: seven rounds of eight are for what people wrote.
        int priority = overloaded && rounds.incrementAndGet() % RECEIPT_ROUNDS != 0 ? 0 : 1;
        var taken = waiting.take(shards, lanes.closed(), settings.batch(), priority, resume);
        overloaded = taken.size() >= settings.batch() * 3 / 4;
        return lanes.ready(taken);
    }

    private long pause() {
        return Math.clamp(lanes.millisToNextOpening() + 1, 1, POLL_MILLIS);
    }

    private void work(List<WaitingItem> items) {
        try {
            go(items);
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) {
                throw failure;
            }
            log.debug("A batch of {} is tried one by one", items.size(), failure);
            oneByOne(items);
        }
    }

    private void go(List<WaitingItem> items) {
        work.getObject().work(items);
    }

    /**
     * Of a lane only the first; the next round takes what is behind it. Alone, an item could not be seen to stand behind one
     * that another node took and put back.
     */
    private void oneByOne(List<WaitingItem> items) {
        Set<Long> tried = new HashSet<>();
        for (WaitingItem item : items) {
            if (!item.receipt() && !tried.add(item.lane())) {
                continue;
            }
            try (var _ = item.trace().open()) {
                go(List.of(item));
            } catch (RuntimeException failure) {
                if (Outage.is(failure)) {
                    throw failure;
                }
                try (var _ = item.trace().open()) {
                    failures.record(item, failure);
                }
            }
        }
    }
}
