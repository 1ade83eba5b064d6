package io.insaka.analytics;

import io.insaka.platform.Problem;
import java.util.List;

/** Why a report is not made. */
final class AnalyticsProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private AnalyticsProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    static AnalyticsProblem unknownReport() {
        return new AnalyticsProblem(404, "analytics/unknown-report", "There is no such report.", List.of());
    }

    static AnalyticsProblem unknownPart() {
        return new AnalyticsProblem(404, "analytics/unknown-part", "The report has no such part.", List.of());
    }

    static AnalyticsProblem invalid(String field, String message) {
        return new AnalyticsProblem(
                422,
                "analytics/invalid",
                "The request has values that cannot be accepted.",
                List.of(new FieldProblem(field, message)));
    }
}
