package io.insaka.operations;

import io.insaka.platform.Problem;

final class MetricsProblem extends Problem {
    private MetricsProblem() {
        super(
                401,
                "metrics/not-allowed",
                "Send INSAKA_METRICS_TOKEN as a bearer token, or ask from the machine this runs on.");
    }

    static MetricsProblem notAllowed() {
        return new MetricsProblem();
    }
}
