package io.insaka.intake;

import io.insaka.platform.Problem;

final class IntakeProblem extends Problem {
    private IntakeProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    static IntakeProblem unknown() {
        return new IntakeProblem(404, "intake/unknown", "There is no such item.");
    }

    static IntakeProblem erased() {
        return new IntakeProblem(409, "intake/erased", "What this item said was erased with the person it came from.");
    }

    static IntakeProblem notReplayable(String state) {
        return new IntakeProblem(
                409,
                "intake/not-replayable",
                "An item that is " + state + " is not replayed: it would be worked off twice.");
    }

    static IntakeProblem stillUnreadable(String why) {
        return new IntakeProblem(409, "intake/still-unreadable", "The body still cannot be taken apart: " + why);
    }

    static IntakeProblem wrongFilter(String what) {
        return new IntakeProblem(400, "request/invalid", what);
    }
}
