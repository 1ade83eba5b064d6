package io.insaka.demo;

import io.insaka.kernel.TeammateId;
import java.time.Instant;
import java.util.Locale;

/**
 * The demo of an organisation.
 *
 * @param begunAt where its history ends
 * @param begunBy who has its conversations
 * @param step which is next
 */
record Demo(State state, Instant begunAt, TeammateId begunBy, int step) {
    /** The names are stored: add, never rename. */
    enum State {
        LOADING,
        LOADED,
        REMOVING;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
