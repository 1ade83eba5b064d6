package io.insaka.integrations;

import io.insaka.platform.Problem;
import java.util.List;

/** Why something is not done with an endpoint. */
final class WebhookProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private WebhookProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    static WebhookProblem unknown() {
        return new WebhookProblem(404, "outgoing-webhooks/unknown", "There is no such webhook.", List.of());
    }

    static WebhookProblem unknownDelivery() {
        return new WebhookProblem(404, "outgoing-webhooks/unknown-delivery", "There is no such delivery.", List.of());
    }

    static WebhookProblem tooMany(int most) {
        return new WebhookProblem(
                409, "outgoing-webhooks/too-many", "An organisation has at most " + most + " webhooks.", List.of());
    }

    static WebhookProblem off() {
        return new WebhookProblem(409, "outgoing-webhooks/off", "This webhook is off. Switch it on first.", List.of());
    }

    /** What is told to an address tells of customers. */
    static WebhookProblem noCustomers() {
        return new WebhookProblem(
                403,
                "access/forbidden",
                "What a webhook tells is for those who may read conversations and customers.",
                List.of());
    }

    static WebhookProblem invalid(String field, String message) {
        return new WebhookProblem(
                422,
                "outgoing-webhooks/invalid",
                "The request has values that cannot be accepted.",
                List.of(new FieldProblem(field, message)));
    }

    static WebhookProblem wrongCursor() {
        return new WebhookProblem(400, "request/invalid", "cursor is not one that this list handed out", List.of());
    }
}
