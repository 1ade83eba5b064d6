package io.insaka.sandbox.llm.anthropic;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An error as Anthropic words it. */
record AnthropicError(int status, String type, String message, Map<String, String> headers) {
    /** Short enough that a test may wait for it, long enough that it must be looked at. */
    private static final String RETRY_AFTER_SECONDS = "2";

    static AnthropicError of(int status, String type, String message) {
        return new AnthropicError(status, type, message, Map.of());
    }

    static AnthropicError invalid(String message) {
        return of(400, "invalid_request_error", message);
    }

    static AnthropicError missing(String path) {
        return invalid(path + ": Field required");
    }

    static AnthropicError wrongKey() {
        return of(401, "authentication_error", "invalid x-api-key");
    }

    static AnthropicError tooLong(int asked, int most) {
        return invalid("prompt is too long: " + asked + " tokens > " + most + " maximum");
    }

    static AnthropicError of(Fault fault) {
        return switch (fault) {
            case RATE_LIMIT ->
                new AnthropicError(
                        429,
                        "rate_limit_error",
                        "This request would exceed your organization's rate limit of 50 requests per minute.",
                        Map.of(
                                "retry-after", RETRY_AFTER_SECONDS,
                                "anthropic-ratelimit-requests-limit", "50",
                                "anthropic-ratelimit-requests-remaining", "0"));
            case QUOTA ->
                invalid("Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to"
                        + " upgrade or purchase credits.");
            case BAD_KEY -> wrongKey();
            case FORBIDDEN ->
                of(403, "permission_error", "Your API key does not have permission to use the specified resource.");
            case UNAVAILABLE -> of(503, "api_error", "Service unavailable");
            case OVERLOADED -> of(529, "overloaded_error", "Overloaded");
            case CONTEXT_TOO_LONG -> tooLong(200_251, 200_000);
            default -> of(500, "api_error", "Internal server error");
        };
    }

    Answer.Reply answer(String requestId) {
        ObjectNode body = Json.object().put("type", "error");
        body.putObject("error").put("type", type).put("message", message);
        body.put("request_id", requestId);
        Map<String, String> all = new HashMap<>(headers);
        all.put("request-id", requestId);
        return new Answer.Reply(status, "application/json", all, Json.text(body).getBytes(StandardCharsets.UTF_8));
    }
}
