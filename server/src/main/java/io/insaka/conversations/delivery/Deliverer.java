package io.insaka.conversations.delivery;

import io.insaka.database.Outage;
import io.insaka.intake.ShardLeases;
import io.insaka.intake.WorkSignal;
import io.insaka.kernel.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs delivery on this node: one thread claims, a virtual thread per message sends, one thread writes outcomes. */
@Component
class Deliverer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Deliverer.class);
    private static final int FEW = 16;
    private static final int POLL_MILLIS = 200;
    private static final int PACE_MILLIS = 10;
    private static final int OUTAGE_MILLIS = 300;
    private static final int MOST_RESULTS = 256;
    private static final int STOP_MILLIS = 15_000;

    private final DeliveryRound round;
    private final TracedSender sender;
    private final Outcomes outcomes;
    private final ShardLeases leases;
    private final WorkSignal signal;
    private final int atOnce;
    private final Semaphore places;
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    /** Belongs to the claiming thread. */
    private List<Waiting> unclear = List.of();

    Deliverer(
            DeliveryRound round,
            TracedSender sender,
            Outcomes outcomes,
            ShardLeases leases,
            WorkSignal signal,
            DeliverySettings settings) {
        this.round = round;
        this.sender = sender;
        this.outcomes = outcomes;
        this.leases = leases;
        this.signal = signal;
        this.atOnce = settings.atOnce();
        this.places = new Semaphore(atOnce);
    }

    private void claim() {
        while (running.get()) {
            try {
                claimOnce();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                if (Outage.is(failure)) {
                    log.warn("Delivery waits: the database is away");
                } else {
                    log.error("A round of delivery failed", failure);
                }
                if (!rested()) {
                    return;
                }
            }
        }
    }

    private boolean rested() {
        try {
            signal.await(signal.seen(), OUTAGE_MILLIS);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }

    /** Before anything is claimed anew: a row that went back later might be on its way by then. */
    private void undoUnclear() {
        if (!unclear.isEmpty()) {
            outcomes.write(unclear.stream().map(sender::notSent).toList());
            unclear = List.of();
        }
    }

    private void claimOnce() throws InterruptedException {
        undoUnclear();
        long seen = signal.seen();
        places.acquire();
        long began = System.nanoTime();
        int most = 1 + places.drainPermits();
        List<Sender.Letter> letters = List.of();
        boolean pace = false;
        try {
            List<Short> shards = leases.held();
            if (!shards.isEmpty()) {
                var claimed = round.claim(shards, most);
                letters = claimed.letters();
                unclear = claimed.unclear();
                claimed.unopened().forEach(row -> results.add(sender.notSent(row)));
                pace = claimed.waitForPace();
            }
        } finally {
            places.release(most - letters.size());
        }
        letters.forEach(letter -> Thread.ofVirtual().name("send").start(() -> send(letter)));
        if (letters.isEmpty()) {
            signal.await(seen, pace ? PACE_MILLIS : POLL_MILLIS);
        } else if (letters.size() < FEW) {
            signal.breathe(System.nanoTime() - began);
        }
    }

    private void send(Sender.Letter letter) {
        try {
            results.add(sender.send(letter));
        } finally {
            places.release();
        }
    }

    private void write() {
        List<Result> taken = new ArrayList<>();
        while (running.get() || !results.isEmpty() || places.availablePermits() < atOnce) {
            try {
                if (taken.isEmpty()) {
                    Result first = results.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    taken.add(first);
                    results.drainTo(taken, MOST_RESULTS - 1);
                }
                outcomes.write(taken);
                taken.clear();
                signal.wake();
            } catch (InterruptedException stopping) {
                // What is under way is still written; the loop's condition ends it.
                continue;
            } catch (RuntimeException failure) {
                log.warn("Outcomes of {} sends are written again: {}", taken.size(), Failures.words(failure));
                if (!running.get() || !rested()) {
                    return; // they stay "sending" and are reconciled after the start
                }
            }
        }
    }

    @Override
    public void start() {
        running.set(true);
        threads.add(Thread.ofPlatform().name("delivery-claim").start(this::claim));
        threads.add(Thread.ofPlatform().name("delivery-write").start(this::write));
    }

    @Override
    public void stop() {
        running.set(false);
        threads.getFirst().interrupt();
        for (Thread thread : threads) {
            try {
                thread.join(STOP_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
