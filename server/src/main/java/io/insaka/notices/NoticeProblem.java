package io.insaka.notices;

import io.insaka.platform.Problem;
import java.util.List;

/** Why something is not done with notices. */
final class NoticeProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private NoticeProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    static NoticeProblem invalid(String field, String message) {
        return new NoticeProblem(
                422, "notices/invalid", "These values cannot be accepted.", List.of(new FieldProblem(field, message)));
    }

    static NoticeProblem unknownDevice() {
        return new NoticeProblem(404, "notices/unknown-device", "There is no such browser.", List.of());
    }

    static NoticeProblem endpoint() {
        return new NoticeProblem(
                422, "notices/push-endpoint", "This is no subscription of a known push service.", List.of());
    }

    static NoticeProblem off() {
        return new NoticeProblem(
                409, "notices/push-off", "Notifications of browsers are switched off on this server.", List.of());
    }
}
