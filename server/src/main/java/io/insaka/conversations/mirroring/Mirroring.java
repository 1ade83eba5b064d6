package io.insaka.conversations.mirroring;

import io.insaka.conversations.mirroring.RequestRepository.Due;
import io.insaka.database.LeasedWork;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for conversations whose provider has to be told who has them, and tells each on a virtual thread. */
@Component
class Mirroring {
    private final LeasedWork<Due> work;

    Mirroring(RequestRepository requests, Telling telling, MirrorSettings settings, Clock clock) {
        this.work = new LeasedWork<>(
                        "mirror",
                        settings.atOnce(),
                        most -> requests.lease(clock.instant(), settings.lease(), most),
                        telling::run,
                        Due::conversation)
                .givingUp(telling::giveUp);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        work.look();
    }
}
