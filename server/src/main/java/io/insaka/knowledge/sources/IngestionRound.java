package io.insaka.knowledge.sources;

import io.insaka.database.LeasedWork;
import io.insaka.knowledge.sources.JobRepository.Claim;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for sources that are to be read and reads each on a virtual thread. */
@Component
class IngestionRound {
    private final LeasedWork<Claim> work;

    IngestionRound(JobRepository jobs, Ingestion ingestion, SourceSettings settings, Clock clock) {
        this.work = new LeasedWork<>(
                "ingestion",
                settings.atOnce(),
                most -> jobs.claim(clock.instant(), settings.lease(), most),
                ingestion::run,
                Claim::source);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        work.look();
    }
}
