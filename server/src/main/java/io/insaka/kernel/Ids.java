package io.insaka.kernel;

import java.time.Clock;
import java.util.UUID;

/** Where identifiers come from. Injected, so that a test can name the ids it will see. */
public interface Ids {
    /** A new UUID of version 7: sorts by the millisecond it was made in, in the order made within one process. */
    UUID next();

    /** For a command at the terminal, where nothing is injected. */
    static Ids inTimeOrder(Clock clock) {
        return new TimeOrderedIds(clock);
    }
}
