package io.insaka.rehearsal;

import io.insaka.kernel.TeammateId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param seenAt when somebody was last seen at work on it */
record Rehearsal(
        UUID id,
        State state,
        Script script,
        TeammateId by,
        Instant startedAt,
        Instant seenAt,
        @Nullable Instant finishedAt) {
    /** The names are stored: add, never rename. */
    enum State {
        RUNNING,
        DONE,
        CANCELED,
        STOPPED
    }

    /** One that nobody has been at work on since {@code cutoff} was interrupted. */
    Rehearsal judged(Instant cutoff) {
        boolean lost = state == State.RUNNING && seenAt.isBefore(cutoff);
        boolean unsaid = state == State.STOPPED && script.reason() == null;
        return lost || unsaid
                ? new Rehearsal(
                        id,
                        State.STOPPED,
                        script.stopped("interrupted"),
                        by,
                        startedAt,
                        seenAt,
                        finishedAt == null ? seenAt : finishedAt)
                : this;
    }
}
