package io.insaka.customers;

import io.insaka.platform.Problem;
import java.util.List;

public final class CustomerProblem extends Problem {
    private CustomerProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    private CustomerProblem(String code, String detail, String field, String message) {
        super(422, code, detail, List.of(new FieldProblem(field, message)));
    }

    /** @param path of what is wrong, from the outermost group, such as {@code conditions[1].value} */
    static CustomerProblem condition(String path, String message) {
        return new CustomerProblem("customers/condition", "A condition cannot be used.", path, message);
    }

    static CustomerProblem invalid(String field, String message) {
        return new CustomerProblem("request/invalid", "The request has a field that cannot be used.", field, message);
    }

    static CustomerProblem hidden() {
        return new CustomerProblem(
                403, "customers/hidden", "Your role sees these values masked, and cannot look for customers by them.");
    }

    public static CustomerProblem unknownSegment() {
        return new CustomerProblem(404, "segments/unknown", "There is no such segment.");
    }

    static CustomerProblem segmentTaken() {
        return new CustomerProblem(409, "segments/taken", "There is a segment of this name.");
    }

    static CustomerProblem tooManySegments() {
        return new CustomerProblem(409, "segments/too-many", "An organisation has at most 200 segments.");
    }
}
