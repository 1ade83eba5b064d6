package io.insaka.desk.resolving;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a conversation is resolved by itself.
 *
 * @param channels empty: all
 * @param quiet how long nobody has written
 * @param message what is said as the last word; null: nothing
 * @param label that is put on; null: none
 */
record AutoRule(
        Set<UUID> channels,
        Duration quiet,
        @Nullable String message,
        @Nullable UUID label) {
    AutoRule {
        channels = Set.copyOf(channels);
    }

    boolean fits(UUID channel) {
        return channels.isEmpty() || channels.contains(channel);
    }
}
