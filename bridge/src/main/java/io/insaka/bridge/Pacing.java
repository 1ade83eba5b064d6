package io.insaka.bridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** When the next message may be sent, and how fast it is typed. */
final class Pacing {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BridgeSettings.Pace pace;
    private final Clock clock;
    private final Deque<Instant> sent = new ArrayDeque<>();

    Pacing(BridgeSettings.Pace pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
    }

    boolean permits() {
        Instant now = clock.instant();
        while (!sent.isEmpty() && !sent.getFirst().plus(MINUTE).isAfter(now)) {
            sent.removeFirst();
        }
        return sent.size() < pace.perMinute();
    }

    void sent(Instant at) {
        sent.addLast(at);
    }

    /** Between two characters of a text of this length. */
    Duration keystroke(int characters) {
        Duration usual = pace.keystroke();
        Duration quicker = pace.longestTyping().dividedBy(Math.max(1, characters));
        return usual.compareTo(quicker) <= 0 ? usual : quicker;
    }
}
