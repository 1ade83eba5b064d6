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

/** How fast an account may send: tokens that refill evenly, and a rest when its provider asks for one. */
@Component
class Pacing {
    /** A tenth of a second's worth may go at once, so that pacing costs no latency when there is little to send. */
    private static final double BURST_SECONDS = 0.1;

    private final Map<ChannelId, Bucket> buckets = new ConcurrentHashMap<>();
    private final Map<ChannelId, Instant> resting = new ConcurrentHashMap<>();
    private final Clock clock;

    Pacing(Clock clock) {
        this.clock = clock;
    }

    private static final class Bucket {
        double tokens;
        long filledAt;

        Bucket(double tokens, long filledAt) {
            this.tokens = tokens;
            this.filledAt = filledAt;
        }
    }

    /** Takes a token if there is one. */
    boolean mayGo(ChannelId channel, int perSecond) {
        long now = System.nanoTime();
        double most = Math.max(1, perSecond * BURST_SECONDS);
        Bucket bucket = buckets.computeIfAbsent(channel, key -> new Bucket(most, now));
        synchronized (bucket) {
            bucket.tokens = Math.min(most, bucket.tokens + (now - bucket.filledAt) / 1e9 * perSecond);
            bucket.filledAt = now;
            if (bucket.tokens < 1) {
                return false;
            }
            bucket.tokens -= 1;
            return true;
        }
    }

    void rest(ChannelId channel, Duration time) {
        resting.merge(channel, clock.instant().plus(time), (a, b) -> a.isAfter(b) ? a : b);
    }

    /** The account was mended or changed: no reason to wait any longer. */
    void wake(ChannelId channel) {
        resting.remove(channel);
    }

    Set<ChannelId> resting() {
        Instant now = clock.instant();
        resting.values().removeIf(until -> !until.isAfter(now));
        return new HashSet<>(resting.keySet());
    }
}
