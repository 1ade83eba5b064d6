package io.insaka.brain.handover;

import io.insaka.brain.handover.HandOverRepository.Due;
import io.insaka.database.LeasedWork;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for hand-overs nobody has summed up yet, and sums up each on a virtual thread. */
@Component
class Summaries {
    private static final int AT_ONCE = 8;

    /** Longer than a model is waited for: a try that was cut off is made again by whoever is there. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final LeasedWork<Due> work;

    Summaries(HandOverRepository repository, Summary summary, Clock clock) {
        this.work = new LeasedWork<>(
                        "summary",
                        AT_ONCE,
                        most -> repository.lease(clock.instant(), LEASE, most),
                        summary::write,
                        Due::handOver)
                .givingUp(summary::giveUp);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        work.look();
    }
}
