package io.insaka.attributes;

import io.insaka.platform.Problem;
import java.util.List;

public final class AttributeProblem extends Problem {
    private AttributeProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    private AttributeProblem(String code, String detail, String field, String message) {
        super(422, code, detail, List.of(new FieldProblem(field, message)));
    }

    public static AttributeProblem unknown() {
        return new AttributeProblem(404, "attributes/unknown", "There is no such attribute.");
    }

    /** A value was given for a key that nobody defined. */
    static AttributeProblem unknownKey(String key) {
        return new AttributeProblem(
                "attributes/unknown-key", "One of the attributes is not defined.", key, "is no attribute");
    }

    static AttributeProblem value(String key, String message) {
        return new AttributeProblem("attributes/value", "A value does not fit its attribute.", key, message);
    }

    static AttributeProblem invalid(String field, String message) {
        return new AttributeProblem("request/invalid", "The request has a field that cannot be used.", field, message);
    }

    static AttributeProblem taken() {
        return new AttributeProblem(409, "attributes/taken", "There is an attribute with this key.");
    }

    static AttributeProblem tooMany() {
        return new AttributeProblem(
                409, "attributes/too-many", "There are at most 100 attributes of each kind of thing.");
    }

    static AttributeProblem inUse() {
        return new AttributeProblem(
                409,
                "attributes/in-use",
                "There are values already: type and sensitivity stay, and no option that is used can go.");
    }
}
