package io.insaka.analytics.counting;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a conversation has been counted, and what matters for what comes next.
 *
 * @param position of the next message
 * @param seq of the last change
 * @param team null: none
 * @param last when somebody said something last
 * @param round what is going on now; null: nothing
 * @param aside the place of a message that is none of the conversation; null: none
 */
record Course(
        long position,
        long seq,
        boolean withBot,
        @Nullable UUID team,
        Set<UUID> labels,
        @Nullable Instant resolvedAt,
        @Nullable Instant last,
        @Nullable Round round,
        @Nullable Long aside) {
    static final Course NEW = new Course(0, 0, true, null, Set.of(), null, null, null, null);

    Course {
        labels = Set.copyOf(labels);
    }

    /**
     * From the first word to the end.
     *
     * @param person whether a person was needed
     * @param answered whether one has written since they were wanted last
     * @param wanted since when one is, until they have written
     * @param waiting since when the customer waits for an answer
     */
    record Round(
            Instant began,
            boolean byUs,
            boolean person,
            boolean answered,
            @Nullable Instant wanted,
            @Nullable Instant waiting) {
        Round waiting(@Nullable Instant since) {
            return new Round(began, byUs, person, answered, wanted, since);
        }

        Round needing() {
            return new Round(began, byUs, true, answered, wanted, waiting);
        }

        Round wanted(@Nullable Instant since) {
            return new Round(began, byUs, person, false, since, waiting);
        }

        Round done() {
            return new Round(began, byUs, person, true, null, null);
        }
    }
}
