package io.insaka.brain.handover;

import io.insaka.brain.handover.HandOverRepository.Due;
import io.insaka.database.Outage;
import io.insaka.kernel.Failures;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for hand-overs nobody has summed up yet, and sums up each on a virtual thread. */
@Component
class Summaries {
    private static final Logger log = LoggerFactory.getLogger(Summaries.class);
    private static final int AT_ONCE = 8;

    /** Longer than a model is waited for: a try that was cut off is made again by whoever is there. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final HandOverRepository repository;
    private final Summary summary;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Summaries(HandOverRepository repository, Summary summary, Clock clock) {
        this.repository = repository;
        this.summary = summary;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        int free = places.drainPermits();
        int taken = 0;
        try {
            for (Due due : free == 0 ? java.util.List.<Due>of() : repository.lease(clock.instant(), LEASE, free)) {
                taken++;
                Thread.ofVirtual().name("summary").start(() -> run(due));
            }
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("Summaries wait: the database is away");
        } finally {
            places.release(free - taken);
        }
    }

    private void run(Due due) {
        try {
            summary.write(due);
        } catch (RuntimeException failure) {
            log.warn("Hand-over {} could not be summed up: {}", due.handOver(), Failures.words(failure));
        } finally {
            places.release();
        }
    }
}
