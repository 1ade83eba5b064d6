package io.insaka.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Which lanes may be worked at the moment. A lane is closed while one of its items is worked elsewhere, or until its
 * first item may be tried again; everything behind it keeps its place.
 */
@Component
public class Lanes {
    private final Map<Long, Instant> closed = new ConcurrentHashMap<>();
    private final WorkSignal signal;
    private final Clock clock;

    Lanes(WorkSignal signal, Clock clock) {
        this.signal = signal;
        this.clock = clock;
    }

    /** The turn that went on elsewhere is over: the lane's next item may come. */
    public void reopen(long lane) {
        closed.remove(lane);
        signal.wake();
    }

    /**
     * Lanes that are closed now.
     *
     * @param away until what goes on elsewhere is over
     * @param paused until some time
     */
    record Closed(List<Long> away, List<Long> paused) {}

    /** Lanes whose waiting time is over are opened by the way. */
    Closed closed() {
        Instant now = clock.instant();
        closed.values().removeIf(until -> !until.isAfter(now));
        List<Long> away = new ArrayList<>();
        List<Long> paused = new ArrayList<>();
        closed.forEach((lane, until) -> (until.equals(Instant.MAX) ? away : paused).add(lane));
        return new Closed(away, paused);
    }

    /** Nothing more of this lane is worked until {@link #reopen}. */
    public void close(long lane) {
        closed.put(lane, Instant.MAX);
    }

    /** Nothing of this lane is worked before then. */
    public void pause(long lane, Instant until) {
        closeUntil(lane, until);
    }

    boolean isClosed(long lane) {
        Instant until = closed.get(lane);
        return until != null && until.isAfter(clock.instant());
    }

    void closeUntil(long lane, Instant until) {
        closed.put(lane, until);
    }

    /** How long until the next closed lane opens by itself; long when none does. */
    long millisToNextOpening() {
        Instant now = clock.instant();
        return closed.values().stream()
                .filter(until -> until.isBefore(Instant.MAX))
                .mapToLong(until -> Duration.between(now, until).toMillis())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** What of a claim may be worked: an item that must wait makes everything behind it in its lane wait. */
    List<WaitingItem> ready(List<WaitingRepository.Taken> taken) {
        Instant now = clock.instant();
        Map<Long, Instant> waiting = new HashMap<>();
        List<WaitingItem> ready = new ArrayList<>();
        for (var each : taken) {
            long lane = each.item().lane();
            if (waiting.containsKey(lane) || closed.containsKey(lane)) {
                continue;
            }
            Instant notBefore = each.notBefore();
            if (notBefore != null && notBefore.isAfter(now)) {
                if (!each.item().receipt()) {
                    waiting.put(lane, notBefore);
                }
            } else {
                ready.add(each.item());
            }
        }
        closed.putAll(waiting);
        return ready;
    }
}
