package io.insaka.conversations.attachments;

import io.insaka.conversations.attachments.FetchRepository.Due;
import io.insaka.database.LeasedWork;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for files that are due and fetches each on a virtual thread. */
@Component
class Fetching {
    private final LeasedWork<Due> work;

    Fetching(FetchRepository fetches, Fetch fetch, FetchSettings settings, Clock clock) {
        this.work = new LeasedWork<>(
                        "fetch",
                        settings.atOnce(),
                        most -> fetches.lease(clock.instant(), settings.lease(), most),
                        fetch::run,
                        due -> due.message() + "/" + due.place())
                .givingUp(fetch::giveUp);
    }

    @Scheduled(fixedDelayString = "PT0.3S")
    void look() {
        work.look();
    }
}
