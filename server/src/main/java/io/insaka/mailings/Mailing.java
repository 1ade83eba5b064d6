package io.insaka.mailings;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TeammateId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One text to many.
 *
 * @param purpose what it is sent for: a key of {@code contacts.consent.Purposes}
 * @param why it stands still by itself; null when it does not
 * @param author who composed it
 * @param twice contacts of people who were among the addressees already
 */
record Mailing(
        UUID id,
        long seq,
        String name,
        ChannelId channel,
        String purpose,
        Plan plan,
        State state,
        @Nullable String why,
        int perMinute,
        TeammateId author,
        int twice,
        Course course,
        Progress progress) {
    /** The names are stored: add, never rename. */
    enum State {
        /** Its addressees are being written down. */
        GATHERING,
        /** They are; it waits for a yes. */
        READY,
        /** It waits for its time. */
        SCHEDULED,
        RUNNING,
        PAUSED,
        /** Every letter is written; how far each of them is, says its addressee. */
        DONE,
        CANCELLED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param startAt before which nothing goes out */
    record Course(
            Instant createdAt,
            @Nullable Instant startAt,
            @Nullable Instant begunAt,
            @Nullable Instant endedAt) {}

    /**
     * @param lookedAt how many contacts were gone through
     * @param place the last of them; null at the beginning
     * @param nextAt when the next letter may be written
     */
    record Progress(
            int lookedAt, @Nullable Place place, @Nullable Instant nextAt) {}

    /** A contact in the order in which they came. */
    record Place(Instant at, UUID contact) {}

    /** One person, and how far their letter is. The names are stored. */
    enum Stage {
        PENDING,
        SENDING,
        SENT,
        DELIVERED,
        READ,
        FAILED,
        SKIPPED,
        CANCELLED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Stage> find(String wire) {
            return Arrays.stream(values())
                    .filter(stage -> stage.wire().equals(wire))
                    .findFirst();
        }
    }

    boolean is(State... states) {
        return Arrays.asList(states).contains(state);
    }

    Duration pace() {
        return Duration.ofMinutes(1).dividedBy(perMinute);
    }
}
