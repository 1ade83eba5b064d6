package io.insaka.brain.turns;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A step wants something slow while many turns share one transaction: this turn has to go on by itself. */
final class LeaveBatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Halt halt;

    LeaveBatch() {
        this(null);
    }

    /** As the flow tells it, which knows where the turn stands. */
    LeaveBatch(@Nullable Halt halt) {
        super("the turn goes on by itself", null, false, false);
        this.halt = halt;
    }

    Halt halt() {
        return Objects.requireNonNull(halt, "nothing but a flow lets a turn leave");
    }
}
