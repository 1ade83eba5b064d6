package io.insaka.sandbox.llm.openai;

import io.insaka.sandbox.llm.play.Fault;
import java.util.Map;

/** Faults on demand, as this family of providers words them. */
final class Failures {
    /** Short enough that a test may wait for it, long enough that it must be looked at. */
    private static final int RETRY_AFTER_SECONDS = 2;

    private Failures() {}

    static OpenAiError of(Flavour flavour, Fault fault, String model) {
        return switch (fault) {
            case RATE_LIMIT -> rateLimit(flavour, model);
            case QUOTA -> quota(flavour);
            case BAD_KEY -> flavour.wrongKey("sandbox-withdrawn-key");
            case FORBIDDEN ->
                OpenAiError.of(
                        403,
                        "Project `proj_sandbox` does not have access to model `" + model + "`",
                        "invalid_request_error",
                        "",
                        "model_not_found");
            case UNAVAILABLE -> serverError(503, "Service Unavailable.");
            case OVERLOADED ->
                serverError(503, "That model is currently overloaded with other requests. You can retry your request.");
            case CONTEXT_TOO_LONG -> flavour.tooLong(128_000, 140_000);
            default -> serverError(500, "The server had an error while processing your request. Sorry about that!");
        };
    }

    private static OpenAiError rateLimit(Flavour flavour, String model) {
        String message = flavour == Flavour.XAI
                ? "Too many requests for team sandbox and model " + model
                        + ". Your team's rate limit is - Requests per Second: 1."
                : "Rate limit reached for " + model
                        + " in organization org-sandbox on requests per min (RPM): Limit 500,"
                        + " Used 500, Requested 1. Please try again in " + RETRY_AFTER_SECONDS
                        + "s. Visit https://platform.openai.com/account/rate-limits to learn more.";
        return new OpenAiError(
                429,
                message,
                "requests",
                "",
                "rate_limit_exceeded",
                Map.of(
                        "retry-after",
                        String.valueOf(RETRY_AFTER_SECONDS),
                        "retry-after-ms",
                        String.valueOf(RETRY_AFTER_SECONDS * 1_000),
                        "x-ratelimit-limit-requests",
                        "500",
                        "x-ratelimit-remaining-requests",
                        "0",
                        "x-ratelimit-reset-requests",
                        RETRY_AFTER_SECONDS + "s"));
    }

    private static OpenAiError quota(Flavour flavour) {
        return flavour == Flavour.XAI
                ? OpenAiError.of(
                        429,
                        "Your team sandbox has either used all available credits or reached its monthly spending limit. To"
                                + " continue making API requests, please purchase more credits or raise your spending"
                                + " limit.",
                        "",
                        "",
                        "")
                : OpenAiError.of(
                        429,
                        "You exceeded your current quota, please check your plan and billing details. For more information"
                                + " on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
                        "insufficient_quota",
                        "",
                        "insufficient_quota");
    }

    private static OpenAiError serverError(int status, String message) {
        return OpenAiError.of(status, message, "server_error", "", "");
    }
}
