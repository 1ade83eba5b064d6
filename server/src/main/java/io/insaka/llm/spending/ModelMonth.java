package io.insaka.llm.spending;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one model did in one month.
 *
 * @param lastFailure its wire name
 */
public record ModelMonth(
        long calls,
        long failures,
        long inputTokens,
        long outputTokens,
        long microCost,
        long millis,
        @Nullable String lastFailure,
        @Nullable Instant lastFailureAt) {
    public static final ModelMonth NOTHING = new ModelMonth(0, 0, 0, 0, 0, 0, null, null);
}
