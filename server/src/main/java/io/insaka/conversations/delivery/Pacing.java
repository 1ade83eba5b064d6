package io.insaka.conversations.delivery;

import io.insaka.kernel.ChannelId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How fast an account may send. Nobody tells us an account's real limit (a WhatsApp number has 20, 80 or 1,000 a second
 * and is moved up without notice), so its pace starts at the most there is, halves when the provider says "too fast", and
 * grows back slowly.
 */
@Component
class Pacing {
    /** A tenth of a second's worth may go at once, so that pacing costs no latency when there is little to send. */
    private static final double BURST_SECONDS = 0.1;

    private static final double SLOWEST = 5;
    private static final double GROWTH_PER_SECOND = 0.02;
    /** Refusals of one burst count once. */
    private static final Duration ONE_REFUSAL = Duration.ofMillis(400);

    private final Map<ChannelId, Pace> paces = new ConcurrentHashMap<>();
    private final Map<ChannelId, Instant> resting = new ConcurrentHashMap<>();
    private final Clock clock;

    Pacing(Clock clock) {
        this.clock = clock;
    }

    /** Guarded by itself. */
    private static final class Pace {
        private double rate;
        private double tokens;
        private Instant filledAt;
        private Instant slowedAt;

        Pace(double rate, Instant now) {
            this.rate = rate;
            this.tokens = burst();
            this.filledAt = now;
            this.slowedAt = now.minus(ONE_REFUSAL);
        }

        private double burst() {
            return Math.max(1, rate * BURST_SECONDS);
        }

        synchronized boolean take(double most, Instant now) {
            double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
            filledAt = now;
            rate = Math.min(most, rate + most * GROWTH_PER_SECOND * seconds);
            tokens = Math.min(burst(), tokens + seconds * rate);
            if (tokens < 1) {
                return false;
            }
            tokens -= 1;
            return true;
        }

        synchronized void slow(Instant now) {
            if (!now.isBefore(slowedAt.plus(ONE_REFUSAL))) {
                slowedAt = now;
                rate = Math.max(SLOWEST, rate / 2);
                tokens = 0;
            }
        }
    }

    /** Takes a token if there is one. */
    boolean mayGo(ChannelId channel, int mostPerSecond) {
        Instant now = clock.instant();
        return paces.computeIfAbsent(channel, key -> new Pace(mostPerSecond, now))
                .take(mostPerSecond, now);
    }

    /** The provider said "too fast". */
    void tooFast(ChannelId channel) {
        Pace pace = paces.get(channel);
        if (pace != null) {
            pace.slow(clock.instant());
        }
    }

    /** Nothing goes out for a while. */
    void rest(ChannelId channel, Duration time) {
        resting.merge(channel, clock.instant().plus(time), (a, b) -> a.isAfter(b) ? a : b);
    }

    /** The account was mended or changed: no reason to wait any longer. */
    void wake(ChannelId channel) {
        resting.remove(channel);
        paces.remove(channel);
    }

    Set<ChannelId> resting() {
        Instant now = clock.instant();
        resting.values().removeIf(until -> !until.isAfter(now));
        return new HashSet<>(resting.keySet());
    }
}
