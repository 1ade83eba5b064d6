package io.insaka.knowledge.sources;

/** Nothing will come of this reading, now and at the next try. */
final class Unusable extends Exception {
    private final Failure failure;

    Unusable(Failure failure) {
        super(failure.text(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
