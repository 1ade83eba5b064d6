package io.insaka.brain.skill;

import java.time.Duration;
import java.util.function.Supplier;

/** Does slow or paid things once per turn: the result is journalled, and a resumed turn gets it back without a call. */
public interface Once {
    /**
     * The result of {@code call}, from the journal if this turn already made it. No database connection is held while it
     * runs. The call may be repeated only if the process died before its result was on disk.
     *
     * @param key names the call within the turn
     */
    String call(String key, Supplier<String> call);

    /**
     * As {@link #call}, for what costs time and nothing else, and must stay the same once something was paid for with
     * it: it is on disk together with the result of the next call. A turn cut off before that does it again.
     */
    default String free(String key, Supplier<String> call) {
        return call(key, call);
    }

    /**
     * How long a call may take now that would like to take {@code most}: what a customer waits is for all calls of a turn
     * together. Zero when nothing is left of it.
     */
    default Duration atMost(Duration most) {
        return most;
    }
}
