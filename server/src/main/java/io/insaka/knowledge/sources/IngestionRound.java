package io.insaka.knowledge.sources;

import io.insaka.database.Outage;
import io.insaka.kernel.Failures;
import io.insaka.knowledge.sources.JobRepository.Claim;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for sources that are to be read and reads each on a virtual thread. */
@Component
class IngestionRound {
    private static final Logger log = LoggerFactory.getLogger(IngestionRound.class);

    private final JobRepository jobs;
    private final Ingestion ingestion;
    private final SourceSettings settings;
    private final Semaphore places;
    private final Clock clock;

    IngestionRound(JobRepository jobs, Ingestion ingestion, SourceSettings settings, Clock clock) {
        this.jobs = jobs;
        this.ingestion = ingestion;
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce());
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        int free = places.drainPermits();
        int taken = 0;
        try {
            for (Claim claim : free == 0 ? List.<Claim>of() : jobs.claim(clock.instant(), settings.lease(), free)) {
                taken++;
                Thread.ofVirtual().name("ingestion").start(() -> run(claim));
            }
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("Sources wait: the database is away");
        } finally {
            places.release(free - taken);
        }
    }

    private void run(Claim claim) {
        try {
            ingestion.run(claim);
        } catch (RuntimeException failure) {
            log.warn("Source {} could not be read at this try: {}", claim.source(), Failures.words(failure));
        } finally {
            places.release();
        }
    }
}
