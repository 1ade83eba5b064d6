package io.insaka.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that work off this node's shards. */
@Component
class LaneWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LaneWorkers.class);
    private static final int STOP_MILLIS = 15_000;

    private final LaneWork work;
    private final ShardLeases leases;
    private final IntakeSettings settings;
    private final AtomicBoolean running = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    LaneWorkers(LaneWork work, ShardLeases leases, IntakeSettings settings) {
        this.work = work;
        this.leases = leases;
        this.settings = settings;
    }

    @Override
    public void start() {
        running.set(true);
        leases.renew();
        for (int index = 0; index < settings.workers(); index++) {
            int worker = index;
            Thread thread = Thread.ofPlatform().name("lanes-" + index).unstarted(() -> run(worker));
            threads.add(thread);
            thread.start();
        }
    }

    private void run(int worker) {
        while (running.get()) {
            try {
                work.round(
                        worker,
                        leases.held().stream()
                                .filter(shard -> shard % settings.workers() == worker)
                                .toList());
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                log.error("A round of work failed", failure);
            }
        }
    }

    @Override
    public void stop() {
        running.set(false);
        for (Thread thread : threads) {
            thread.interrupt();
            try {
                thread.join(STOP_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        try {
            leases.giveUp();
        } catch (RuntimeException away) {
            log.info("Leases expire by themselves: the database is away");
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
