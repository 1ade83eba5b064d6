package io.insaka.analytics.counting;

import io.insaka.database.LeasedWork;
import io.insaka.kernel.TenantId;
import io.insaka.live.LivePulse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds organisations in which something changed and counts for two at once. What changes within a second or two is
 * counted together; sums are no part of anybody's waiting.
 */
@Component
class CountingRound {
    private static final int AT_ONCE = 2;
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Organisations in which nothing happens are counted as well. */
    private static final Duration ENROL = Duration.ofMinutes(5);

    private final ProgressRepository progresses;
    private final Counting counting;
    private final Clock clock;
    private final LeasedWork<TenantId> work;
    private final Set<TenantId> heard = ConcurrentHashMap.newKeySet();
    private volatile Instant enrolAt = Instant.MIN;

    CountingRound(ProgressRepository progresses, Counting counting, Clock clock, LivePulse pulse) {
        this.progresses = progresses;
        this.counting = counting;
        this.clock = clock;
        this.work = new LeasedWork<>("counting", AT_ONCE, this::lease, this::count, tenant -> tenant);
        pulse.onBeat(heard::add);
    }

    private List<TenantId> lease(int most) {
        Instant now = clock.instant();
        if (!now.isBefore(enrolAt)) {
            progresses.enrol(now);
            enrolAt = now.plus(ENROL);
        }
        Set<TenantId> changed = new HashSet<>(heard);
        if (!changed.isEmpty()) {
            heard.removeAll(changed);
            progresses.hear(changed, now);
        }
        return progresses.lease(now, LEASE, most);
    }

    /** A place that is free takes the next at once: with many organisations nobody waits for a round. */
    private void count(TenantId first) {
        for (List<TenantId> next = List.of(first);
                !next.isEmpty();
                next = progresses.lease(clock.instant(), LEASE, 1)) {
            counting.round(next.getFirst());
        }
    }

    @Scheduled(fixedDelayString = "PT2S")
    void look() {
        work.look();
    }
}
