package io.insaka.brain.turns;

import io.insaka.brain.skill.Insight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a turn went, for the replay view. */
record Trace(List<Passed> steps) {
    Trace {
        steps = List.copyOf(steps);
    }

    /**
     * @param micros how long the step took
     * @param insight null when no model was asked and nothing read
     */
    record Passed(
            String step,
            String decided,
            long micros,
            @Nullable Insight insight) {
        Passed(String step, String decided, long micros) {
            this(step, decided, micros, null);
        }
    }
}
