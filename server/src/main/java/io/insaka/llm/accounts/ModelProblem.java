package io.insaka.llm.accounts;

import io.insaka.platform.Problem;
import java.util.List;

/** Why a model cannot be configured, or found. */
public final class ModelProblem extends Problem {
    private ModelProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    public static ModelProblem invalid(List<FieldProblem> errors) {
        return new ModelProblem(422, "models/invalid", "These settings cannot work.", errors);
    }

    public static ModelProblem invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    public static ModelProblem unknown() {
        return new ModelProblem(404, "models/unknown", "There is no such model.", List.of());
    }

    static ModelProblem tooMany(int most) {
        return new ModelProblem(
                409, "models/too-many", "An organisation can have at most " + most + " models.", List.of());
    }
}
