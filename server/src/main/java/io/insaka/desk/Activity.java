package io.insaka.desk;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a conversation beside writing in it.
 *
 * @param by null: the product did it by itself
 * @param subject the teammate it was assigned to
 * @param value the label's or team's name as it was then, the priority, until when, or by which rule it was assigned
 */
record Activity(
        UUID id,
        ConversationId conversation,
        Kind kind,
        @Nullable TeammateId by,
        @Nullable TeammateId subject,
        @Nullable String value,
        Instant at) {
    enum Kind {
        LABELLED,
        UNLABELLED,
        ASSIGNED,
        UNASSIGNED,
        TAKEN,
        RELEASED,
        PRIORITISED,
        SNOOZED,
        WOKEN,
        RESOLVED,
        REOPENED,
        TEAMED,
        UNTEAMED,
        MISSED,
        /** A task was made of it. */
        TASKED,
        /** A task of it was done. */
        TASK_DONE,
        /** Somebody wanted to come back to it now. */
        FOLLOWED_UP,
        /** What was done just before was one macro. */
        RAN_MACRO,
        /** Nobody had anything left to say. */
        ENDED_QUIETLY,
        /** The customer said how they were served: the value is the score. */
        RATED,
        /** It was merged into another. */
        MERGED,
        /** Another was merged into it. */
        TOOK_IN,
        /** It stands on its own again; by nobody, when it was opened again. */
        UNMERGED,
        /** Another, that was merged into it, stands on its own again. */
        LET_GO;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
