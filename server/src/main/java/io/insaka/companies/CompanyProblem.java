package io.insaka.companies;

import io.insaka.platform.Problem;
import java.util.List;

/** Why something is not done with a company. */
public final class CompanyProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private CompanyProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    public static CompanyProblem unknown() {
        return new CompanyProblem(404, "companies/unknown", "There is no such company.", List.of());
    }

    static CompanyProblem taken() {
        return new CompanyProblem(
                409, "companies/taken", "There is a company with this name or this domain.", List.of());
    }

    static CompanyProblem itself() {
        return new CompanyProblem(409, "companies/itself", "A company cannot be merged with itself.", List.of());
    }

    static CompanyProblem invalid(String field, String message) {
        return new CompanyProblem(
                422,
                "request/invalid",
                "The request has a field that cannot be used.",
                List.of(new FieldProblem(field, message)));
    }
}
