package io.insaka.integrations;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event for one endpoint.
 *
 * @param event the same for every endpoint that is told
 * @param facts JSON: ids and states at the moment it happened
 * @param since from when it is tried for a day
 * @param body as it was sent; null before the first attempt
 */
record Delivery(
        UUID id,
        UUID webhook,
        long seq,
        UUID event,
        String type,
        String facts,
        Instant happenedAt,
        Instant since,
        State state,
        int attempts,
        @Nullable Instant notBefore,
        @Nullable String body,
        @Nullable Latest latest) {
    enum State {
        WAITING,
        DELIVERED,
        FAILED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** What became of the latest attempt. */
    record Latest(@Nullable Instant at, Attempt attempt) {}
}
