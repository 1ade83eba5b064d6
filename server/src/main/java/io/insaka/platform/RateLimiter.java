package io.insaka.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts in windows that begin with the first use of a key. In memory: each node of several counts for itself.
 * Thread-safe.
 */
public final class RateLimiter {
    /** More addresses than this at once is an attack from many places; forgetting the idlest is then right. */
    private static final int KEYS = 100_000;

    private final Cache<String, Window> windows =
            Caffeine.newBuilder().maximumSize(KEYS).build();
    private final Clock clock;
    private final int limit;
    private final Duration length;

    private record Window(long startedAt, int used) {}

    public RateLimiter(Clock clock, int limit, Duration length) {
        this.clock = clock;
        this.limit = limit;
        this.length = length;
    }

    /** Uses one of {@code key}'s turns; when none is left, how long to wait for the next. */
    public Optional<Duration> take(String key) {
        long now = clock.millis();
        Window window = windows.asMap().merge(key, new Window(now, 1), (current, first) -> {
            boolean over = now - current.startedAt() >= length.toMillis();
            return over ? first : new Window(current.startedAt(), Math.min(current.used(), limit) + 1);
        });
        if (window.used() <= limit) {
            return Optional.empty();
        }
        return Optional.of(length.minusMillis(now - window.startedAt()));
    }
}
