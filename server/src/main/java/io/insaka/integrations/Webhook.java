package io.insaka.integrations;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of somebody else that is told of events.
 *
 * @param types wire names
 * @param off null while it is on
 */
record Webhook(
        UUID id,
        String name,
        URI address,
        List<String> types,
        Secrets secrets,
        @Nullable Off off,
        Trouble trouble,
        Instant createdAt) {
    Webhook {
        types = List.copyOf(types);
    }

    /** @param former signs beside the current one until then */
    record Secrets(
            String current,
            @Nullable String former,
            @Nullable Instant until) {
        List<String> valid(Instant now) {
            return former == null || until == null || !now.isBefore(until)
                    ? List.of(current)
                    : List.of(current, former);
        }

        @Override
        public String toString() {
            return "Secrets[…]";
        }
    }

    /** @param reason {@code teammate}, {@code failing} or {@code gone} */
    record Off(String reason, @Nullable Instant at) {}

    /**
     * @param failures in a row
     * @param since the first of them
     * @param until left in peace until then
     */
    record Trouble(
            int failures, @Nullable Instant since, @Nullable Instant until) {}
}
