package io.insaka.brain.turns;

import java.util.List;

/**
 * Where a turn left its batch: it goes on from there, and nothing that was decided is decided again.
 *
 * @param step that wanted something slow and is still to be run
 */
record Halt(String step, TurnState state, List<Trace.Passed> passed) {
    Halt {
        passed = List.copyOf(passed);
    }
}
