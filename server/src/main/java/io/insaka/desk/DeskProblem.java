package io.insaka.desk;

import io.insaka.platform.Problem;
import java.util.List;

final class DeskProblem extends Problem {
    private DeskProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    private DeskProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    static DeskProblem unknownConversation() {
        return new DeskProblem(404, "conversations/unknown", "There is no such conversation.");
    }

    static DeskProblem unknownContact() {
        return new DeskProblem(404, "contacts/unknown", "There is no such contact.");
    }

    static DeskProblem held(String by) {
        return new DeskProblem(409, "conversations/held", by + " holds this conversation.");
    }

    static DeskProblem windowClosed() {
        return new DeskProblem(
                422,
                "conversations/window-closed",
                "The provider allows free text only for a while after the contact's last message. Send a template.");
    }

    static DeskProblem keyReused() {
        return new DeskProblem(
                409,
                "request/idempotency-key-reused",
                "This Idempotency-Key was used with another request. Take a new key.");
    }

    static DeskProblem invalid(String field, String message) {
        return new DeskProblem(
                422,
                "request/invalid",
                "The request has a field that cannot be used.",
                List.of(new FieldProblem(field, message)));
    }
}
