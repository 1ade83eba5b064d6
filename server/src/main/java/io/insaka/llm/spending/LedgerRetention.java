package io.insaka.llm.spending;

import io.insaka.database.Outage;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Single calls are forgotten after a while; what they add up to is kept, so that no budget and no bill changes. */
@Component
class LedgerRetention {
    private static final Logger log = LoggerFactory.getLogger(LedgerRetention.class);

    private final OldCallRepository calls;
    private final LedgerSettings settings;
    private final Clock clock;

    LedgerRetention(OldCallRepository calls, LedgerSettings settings, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forget() {
        try {
            calls.deleteUntil(clock.instant().minus(settings.keepCalls()));
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.debug("Old calls are forgotten later: the database is away");
        }
    }
}
