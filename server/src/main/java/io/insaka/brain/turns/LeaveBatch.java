package io.insaka.brain.turns;

/** A step wants something slow while many turns share one transaction: this turn has to go on by itself. */
final class LeaveBatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaveBatch() {
        super("the turn goes on by itself", null, false, false);
    }
}
