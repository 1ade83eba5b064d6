package io.insaka.mailings;

import io.insaka.platform.Problem;
import java.util.List;

/** Why something is not done with a mailing. */
final class MailingProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private MailingProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    private static MailingProblem of(int status, String code, String detail) {
        return new MailingProblem(status, code, detail, List.of());
    }

    static MailingProblem unknown() {
        return of(404, "mailings/unknown", "There is no such mailing.");
    }

    static MailingProblem invalid(String field, String message) {
        return new MailingProblem(
                422,
                "mailings/invalid",
                "The mailing has values that cannot be accepted.",
                List.of(new FieldProblem(field, message)));
    }

    static MailingProblem gathering() {
        return of(409, "mailings/gathering", "Its addressees are still being written down.");
    }

    static MailingProblem otherNumber(int pending) {
        return of(409, "mailings/other-number", "It would go to " + pending + " people. Look at the number again.");
    }

    static MailingProblem nobody() {
        return of(422, "mailings/nobody", "Nobody would get it.");
    }

    static MailingProblem notStarted() {
        return of(409, "mailings/not-started", "It has not been started.");
    }

    static MailingProblem started() {
        return of(409, "mailings/started", "It has been started. Cancel it instead.");
    }

    static MailingProblem over() {
        return of(409, "mailings/over", "It is over.");
    }

    static MailingProblem channelSilent() {
        return of(409, "mailings/channel-silent", "Its channel is switched off, not connected, or gone.");
    }

    static MailingProblem tooMany(int most) {
        return of(409, "mailings/too-many", "At most " + most + " mailings wait or run at a time.");
    }

    static MailingProblem wrongCursor() {
        return of(400, "request/invalid", "cursor is not one that this list handed out");
    }
}
