package io.insaka.conversations.mirroring;

import io.insaka.conversations.mirroring.RequestRepository.Due;
import io.insaka.database.Outage;
import io.insaka.kernel.Failures;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for conversations whose provider has to be told who has them, and tells each on a virtual thread. */
@Component
class Mirroring {
    private static final Logger log = LoggerFactory.getLogger(Mirroring.class);

    private final RequestRepository requests;
    private final Telling telling;
    private final MirrorSettings settings;
    private final Semaphore places;
    private final Clock clock;

    Mirroring(RequestRepository requests, Telling telling, MirrorSettings settings, Clock clock) {
        this.requests = requests;
        this.telling = telling;
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce());
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        int free = places.drainPermits();
        int taken = 0;
        try {
            List<Due> due = free == 0 ? List.of() : requests.lease(clock.instant(), settings.lease(), free);
            for (Due each : due) {
                taken++;
                Thread.ofVirtual().name("mirror").start(() -> run(each));
            }
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("Who has which conversation is told later: the database is away");
        } finally {
            places.release(free - taken);
        }
    }

    private void run(Due due) {
        try {
            telling.run(due);
        } catch (RuntimeException failure) {
            // The lease runs out and it is tried again.
            log.warn("Who has a conversation could not be told to its provider: {}", Failures.words(failure));
        } finally {
            places.release();
        }
    }
}
