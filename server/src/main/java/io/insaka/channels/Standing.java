package io.insaka.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account may be used.
 *
 * @param since when {@code life} began; null when it was never anything else
 * @param expiredAt when the provider stopped accepting the credentials; null while it does
 */
public record Standing(
        Life life, @Nullable Instant since, @Nullable Instant expiredAt) {
    static final Standing FRESH = new Standing(Life.ON, null, null);

    /** Whether something may go out now; what may not, waits. */
    public boolean sends() {
        return life == Life.ON && expiredAt == null;
    }
}
