package io.insaka.live;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Old changes help nobody: a watcher that was away longer starts afresh. */
@Component
class LiveRetention {
    private final LiveRepository repository;
    private final Clock clock;

    LiveRetention(LiveRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void forget() {
        repository.deleteOlderThan(LiveApi.KEPT, clock.instant());
    }
}
