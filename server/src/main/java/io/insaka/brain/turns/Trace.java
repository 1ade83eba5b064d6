package io.insaka.brain.turns;

import java.util.List;

/** How a turn went, for the replay view. */
record Trace(List<Passed> steps) {
    Trace {
        steps = List.copyOf(steps);
    }

    /** @param micros how long the step took */
    record Passed(String step, String decided, long micros) {}
}
