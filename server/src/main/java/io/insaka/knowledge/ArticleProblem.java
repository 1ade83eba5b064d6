package io.insaka.knowledge;

import io.insaka.platform.Problem;
import java.util.List;

/** Why an article cannot be kept, changed or found. */
public final class ArticleProblem extends Problem {
    private ArticleProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    static ArticleProblem invalid(List<FieldProblem> errors) {
        return new ArticleProblem(400, "request/invalid", "The article has fields that cannot be kept.", errors);
    }

    static ArticleProblem unknown() {
        return new ArticleProblem(404, "articles/unknown", "There is no such article.", List.of());
    }

    static ArticleProblem unknownQuestion() {
        return new ArticleProblem(404, "knowledge/unknown-question", "There is no such question.", List.of());
    }

    static ArticleProblem tooMany(int most) {
        return new ArticleProblem(
                409, "articles/too-many", "An organisation can have at most " + most + " articles.", List.of());
    }
}
