package io.insaka.kernel;

import java.time.Instant;
import java.util.Optional;

/**
 * The time at which what is written now is said to have happened, for history that is brought along. While it is bound to a
 * thread the {@link java.time.Clock} of the product tells that time, transactions tell it to the database, and nobody hears
 * of what is written: no notice, no webhook, no rule.
 */
public final class AsOf {
    private static final ScopedValue<Instant> THEN = ScopedValue.newInstance();

    private AsOf() {}

    /** Empty while what is written happens now. */
    public static Optional<Instant> here() {
        return THEN.isBound() ? Optional.of(THEN.get()) : Optional.empty();
    }

    public static boolean isHere() {
        return THEN.isBound();
    }

    /** Runs {@code work} at that time; threads it starts are in the present. */
    public static <T, X extends Throwable> T at(Instant then, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(THEN, then).<T, X>call(work);
    }
}
