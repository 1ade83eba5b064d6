package io.insaka.rehearsal;

import io.insaka.platform.Problem;
import java.util.List;

/** Why nothing is rehearsed. */
final class RehearsalProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private RehearsalProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    static RehearsalProblem unknown() {
        return new RehearsalProblem(404, "rehearsals/unknown", "There is no such rehearsal.", List.of());
    }

    static RehearsalProblem running() {
        return new RehearsalProblem(
                409, "rehearsals/running", "A rehearsal is running already. Wait for it, or cancel it.", List.of());
    }

    static RehearsalProblem noModel() {
        return new RehearsalProblem(
                409,
                "rehearsals/no-model",
                "No model can be asked for this agent right now, so other instructions would change nothing.",
                List.of());
    }

    static RehearsalProblem noConversations() {
        return new RehearsalProblem(
                403, "access/forbidden", "Questions of customers are shown to those who may read them.", List.of());
    }

    static RehearsalProblem invalid(String field, String message) {
        return new RehearsalProblem(
                422,
                "rehearsals/invalid",
                "The request has values that cannot be accepted.",
                List.of(new FieldProblem(field, message)));
    }
}
