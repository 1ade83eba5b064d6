package io.insaka.pipeline;

import io.insaka.platform.Problem;
import java.util.List;

/** Why something is not done with a deal. */
final class PipelineProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private PipelineProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    private static PipelineProblem of(int status, String code, String detail) {
        return new PipelineProblem(status, code, detail, List.of());
    }

    static PipelineProblem unknown() {
        return of(404, "deals/unknown", "There is no such deal.");
    }

    static PipelineProblem changed() {
        return of(409, "deals/changed", "Somebody changed or moved this deal meanwhile. Look at it again.");
    }

    static PipelineProblem unknownStage() {
        return of(404, "deals/unknown-stage", "There is no such stage.");
    }

    static PipelineProblem stageUsed(String name) {
        return of(409, "deals/stage-used", "There are deals in \"" + name + "\". Move them first.");
    }

    static PipelineProblem invalid(String field, String message) {
        return new PipelineProblem(
                422, "deals/invalid", "These values cannot be accepted.", List.of(new FieldProblem(field, message)));
    }
}
