package io.insaka.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Places in a column: there is always one between two, and it is as short as it can be. */
final class Rank {
    private Rank() {}

    /** @param low null for none before it; @param high null for none behind it */
    static BigDecimal between(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        if (low == null) {
            return high == null
                    ? BigDecimal.ZERO
                    : high.setScale(0, RoundingMode.FLOOR).subtract(BigDecimal.ONE);
        }
        if (high == null) {
            return low.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        }
        if (low.compareTo(high) >= 0) {
            throw new IllegalArgumentException("nothing is between " + low + " and " + high);
        }
        for (int digits = 0; ; digits++) {
            BigDecimal step = BigDecimal.ONE.movePointLeft(digits);
            BigDecimal next = low.setScale(digits, RoundingMode.FLOOR).add(step);
            if (next.compareTo(high) < 0) {
                return next;
            }
        }
    }
}
