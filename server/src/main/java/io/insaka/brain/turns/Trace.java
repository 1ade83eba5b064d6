package io.insaka.brain.turns;

import io.insaka.brain.skill.Insight;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a turn went, for the replay view.
 *
 * @param replies the messages that it said; null in traces from before they were kept
 */
record Trace(List<Passed> steps, @Nullable List<UUID> replies) {
    static final Trace EMPTY = new Trace(List.of(), List.of());

    Trace {
        steps = List.copyOf(steps);
    }

    Trace saying(List<UUID> said) {
        return new Trace(steps, said);
    }

    /** The messages that it said, as far as is known. */
    List<UUID> said() {
        return replies == null ? List.of() : replies;
    }

    /**
     * @param micros how long the step took
     * @param insight null when no model was asked and nothing read
     * @param saw what was known once it was through and not before; null when nothing
     */
    record Passed(
            String step,
            String decided,
            long micros,
            @Nullable Insight insight,
            @Nullable List<Seen> saw) {}

    /**
     * Something that was known.
     *
     * @param personal whether it tells of the customer: shown to those who may answer them only
     */
    record Seen(String what, String value, boolean personal) {}
}
