package io.insaka.sandbox.llm.gemini;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An error as Google words it. */
record GeminiError(int code, String status, String message, List<ObjectNode> details) {
    private static final String QUOTA =
            "You exceeded your current quota, please check your plan and billing details. For"
                    + " more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.";

    static GeminiError of(int code, String status, String message) {
        return new GeminiError(code, status, message, List.of());
    }

    static GeminiError invalid(String message) {
        return of(400, "INVALID_ARGUMENT", message);
    }

    /** About one field of a request, in snake case. */
    static GeminiError field(String path, String what) {
        return invalid("* " + path + ": " + what + "\n");
    }

    static GeminiError unknownField(String name, String at) {
        String message = "Invalid JSON payload received. Unknown name \"" + name + "\""
                + (at.isEmpty() ? "" : " at '" + at + "'") + ": Cannot find field.";
        ObjectNode detail = Json.object().put("@type", "type.googleapis.com/google.rpc.BadRequest");
        ObjectNode violation = detail.putArray("fieldViolations").addObject();
        if (!at.isEmpty()) {
            violation.put("field", at);
        }
        violation.put("description", message);
        return new GeminiError(400, "INVALID_ARGUMENT", message, List.of(detail));
    }

    static GeminiError noKey() {
        return of(
                403,
                "PERMISSION_DENIED",
                "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or"
                        + " other form of API consumer identity to call this API.");
    }

    static GeminiError wrongKey() {
        String message = "API key not valid. Please pass a valid API key.";
        ObjectNode reason = Json.object()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", "API_KEY_INVALID")
                .put("domain", "googleapis.com");
        reason.putObject("metadata").put("service", "generativelanguage.googleapis.com");
        ObjectNode words = Json.object()
                .put("@type", "type.googleapis.com/google.rpc.LocalizedMessage")
                .put("locale", "en-US")
                .put("message", message);
        return new GeminiError(400, "INVALID_ARGUMENT", message, List.of(reason, words));
    }

    static GeminiError noModel(String model, String method) {
        return of(
                404,
                "NOT_FOUND",
                "models/" + model + " is not found for API version v1beta, or is not supported for " + method
                        + ". Call ListModels to see the list of available models and their supported methods.");
    }

    static GeminiError tooLong(int asked, int most) {
        return invalid(
                "The input token count (" + asked + ") exceeds the maximum number of tokens allowed (" + most + ").");
    }

    static GeminiError of(Fault fault, String model) {
        return switch (fault) {
            case RATE_LIMIT ->
                new GeminiError(
                        429,
                        "RESOURCE_EXHAUSTED",
                        QUOTA,
                        List.of(
                                quota(model, "GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "10"),
                                Json.object()
                                        .put("@type", "type.googleapis.com/google.rpc.RetryInfo")
                                        .put("retryDelay", "2s")));
            case QUOTA ->
                new GeminiError(
                        429,
                        "RESOURCE_EXHAUSTED",
                        QUOTA,
                        List.of(quota(model, "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "250")));
            case BAD_KEY -> wrongKey();
            case FORBIDDEN -> of(403, "PERMISSION_DENIED", "You do not have permission to access model " + model + ".");
            case UNAVAILABLE, OVERLOADED -> of(503, "UNAVAILABLE", "The model is overloaded. Please try again later.");
            case CONTEXT_TOO_LONG -> tooLong(1_200_000, 1_048_576);
            default ->
                of(
                        500,
                        "INTERNAL",
                        "An internal error has occurred. Please retry or report in"
                                + " https://developers.generativeai.google/guide/troubleshooting");
        };
    }

    private static ObjectNode quota(String model, String id, String value) {
        ObjectNode detail = Json.object().put("@type", "type.googleapis.com/google.rpc.QuotaFailure");
        ObjectNode violation = detail.putArray("violations")
                .addObject()
                .put("quotaMetric", "generativelanguage.googleapis.com/generate_content_free_tier_requests")
                .put("quotaId", id)
                .put("quotaValue", value);
        violation.putObject("quotaDimensions").put("location", "global").put("model", model);
        return detail;
    }

    Answer.Reply answer() {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error")
                .put("code", code)
                .put("message", message)
                .put("status", status);
        if (!details.isEmpty()) {
            details.forEach(error.putArray("details")::add);
        }
        return Answer.json(code, Json.text(body));
    }
}
