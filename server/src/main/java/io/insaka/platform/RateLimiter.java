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
    static final int KEYS = 100_000;

    private final Cache<String, Window> windows;
    private final Clock clock;
    private final int limit;
    private final Duration length;

    private record Window(long startedAt, int used) {}

    public RateLimiter(Clock clock, int limit, Duration length) {
        this.clock = clock;
        this.limit = limit;
        this.length = length;
        // Dropped some time after its last use: by then its window is over, whatever the clock of a test says.
        this.windows = Caffeine.newBuilder()
                .maximumSize(KEYS)
                .expireAfterAccess(length.multipliedBy(2))
                .build();
    }

    /**
     * What became of one use.
     *
     * @param left how many more there are in this window
     * @param reset until the window ends
     */
    public record Turn(boolean granted, int limit, int left, Duration window, Duration reset) {}

    /** Uses one of {@code key}'s turns; when none is left, how long to wait for the next. */
    public Optional<Duration> take(String key) {
        Turn turn = turn(key);
        return turn.granted() ? Optional.empty() : Optional.of(turn.reset());
    }

    /** Uses one of {@code key}'s turns, if there is one. */
    public Turn turn(String key) {
        long now = clock.millis();
        Window window = windows.asMap().merge(key, new Window(now, 1), (current, first) -> {
            boolean over = now - current.startedAt() >= length.toMillis();
            return over ? first : new Window(current.startedAt(), Math.min(current.used(), limit) + 1);
        });
        return told(window, now);
    }

    /** How {@code key} stands, without using a turn. */
    public Turn look(String key) {
        long now = clock.millis();
        Window window = windows.getIfPresent(key);
        Window known = window == null || now - window.startedAt() >= length.toMillis() ? new Window(now, 0) : window;
        return new Turn(known.used() < limit, limit, Math.max(0, limit - known.used()), length, reset(known, now));
    }

    private Turn told(Window window, long now) {
        return new Turn(window.used() <= limit, limit, Math.max(0, limit - window.used()), length, reset(window, now));
    }

    private Duration reset(Window window, long now) {
        return length.minusMillis(now - window.startedAt());
    }
}
