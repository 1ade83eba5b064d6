package io.insaka.demo;

import io.insaka.platform.Problem;

final class DemoProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private DemoProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    static DemoProblem alreadyThere() {
        return new DemoProblem(409, "demo/already-there", "The demo data is there already.");
    }

    static DemoProblem beingRemoved() {
        return new DemoProblem(
                409, "demo/being-removed", "The demo data is just being removed. Try again in a minute.");
    }

    static DemoProblem notThere() {
        return new DemoProblem(409, "demo/not-there", "There is no demo data to remove.");
    }
}
