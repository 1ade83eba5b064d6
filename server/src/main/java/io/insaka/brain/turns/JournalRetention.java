package io.insaka.brain.turns;

import io.insaka.database.Outage;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What slow calls brought is kept for turns that are resumed; what a turn saw and decided stays in its trace. */
@Component
class JournalRetention {
    private static final Logger log = LoggerFactory.getLogger(JournalRetention.class);

    private final OldJournalRepository journals;
    private final TurnSettings settings;
    private final Clock clock;

    JournalRetention(OldJournalRepository journals, TurnSettings settings, Clock clock) {
        this.journals = journals;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT12M")
    void forget() {
        try {
            journals.deleteUntil(clock.instant().minus(settings.keepResults()));
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.debug("Old results of turns are forgotten later: the database is away");
        }
    }
}
