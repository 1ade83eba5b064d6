package io.insaka.sandbox.graph;

/** A request that Meta would refuse; carries the answer through the rules to the one place that sends it. */
public final class Refused extends RuntimeException {
    private final transient GraphError error;

    public Refused(GraphError error) {
        super(error.title(), null, false, false);
        this.error = error;
    }

    public GraphError error() {
        return error;
    }
}
