package io.insaka.conversations.attachments;

import io.insaka.conversations.attachments.FetchRepository.Due;
import io.insaka.database.Outage;
import io.insaka.kernel.Failures;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for files that are due and fetches each on a virtual thread. */
@Component
class Fetching {
    private static final Logger log = LoggerFactory.getLogger(Fetching.class);

    private final FetchRepository fetches;
    private final Fetch fetch;
    private final FetchSettings settings;
    private final Semaphore places;
    private final Clock clock;

    Fetching(FetchRepository fetches, Fetch fetch, FetchSettings settings, Clock clock) {
        this.fetches = fetches;
        this.fetch = fetch;
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce());
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT0.3S")
    void look() {
        int free = places.drainPermits();
        int taken = 0;
        try {
            for (Due due :
                    free == 0 ? java.util.List.<Due>of() : fetches.lease(clock.instant(), settings.lease(), free)) {
                taken++;
                Thread.ofVirtual().name("fetch").start(() -> run(due));
            }
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("Files wait: the database is away");
        } finally {
            places.release(free - taken);
        }
    }

    private void run(Due due) {
        try {
            fetch.run(due);
        } catch (RuntimeException failure) {
            // The lease runs out and the file is tried again.
            log.warn("The file of message {} could not be fetched: {}", due.message(), Failures.words(failure));
        } finally {
            places.release();
        }
    }
}
