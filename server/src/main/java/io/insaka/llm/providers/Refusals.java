package io.insaka.llm.providers;

import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Heard.Tokens;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what providers say when they answer with an error. Their bodies differ ({@code error} is an object at OpenAI,
 * Anthropic and Gemini, a text at xAI and Ollama), so words count for more than places. As of 2026-11-21.
 */
final class Refusals {
    private static final int LONGEST_WORDS = 200;
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,6})(\\.\\d+)?s?");

    private static final List<String> SPENT = List.of(
            "insufficient_quota",
            "credit balance",
            "credits",
            "billing_error",
            "billing_hard",
            "spending limit",
            "insufficient balance");
    private static final List<String> LONG = List.of(
            "context_length",
            "context length",
            "context window",
            "context size",
            "prompt is too long",
            "maximum prompt length",
            "input token count",
            "too many tokens",
            "exceeds the maximum number of tokens",
            "request_too_large");
    private static final List<String> KEY =
            List.of("api key", "api_key", "unauthenticated", "authentication", "invalid x-api-key");
    private static final List<String> SHAPES = List.of(
            "response_format",
            "json_schema",
            "json schema",
            "output_config",
            "output_format",
            "responsejsonschema",
            "response_json_schema",
            "responseschema",
            "structured output",
            "grammar");
    private static final List<String> TURNS =
            List.of("roles must alternate", "system role not supported", "only user and assistant roles");
    private static final List<String> UNABLE = List.of(
            "not support",
            "unsupported",
            "does not accept",
            "not available",
            "image_url",
            "image input",
            "not multimodal");
    private static final List<String> DECLINED = List.of(
            "content_policy",
            "content policy",
            "content_filter",
            "content filter",
            "content management",
            "safety",
            "moderation");

    private Refusals() {}

    static Heard read(Wire.Declined declined) {
        JsonNode body = AnswerBody.parse(declined.body());
        String said = said(body);
        String all = (said + " " + body.path("error").path("code").asString("") + " "
                        + body.path("error").path("type").asString("") + " "
                        + body.path("error").path("status").asString("") + " "
                        + body.path("error").path("details").toString() + " "
                        + body.path("code").asString(""))
                .toLowerCase(Locale.ROOT);
        Failure why = why(declined.status(), all, body);
        Duration rest = why == Failure.RATE_LIMITED || why == Failure.SERVER_ERROR
                ? rest(declined.headers(), body).orElse(null)
                : null;
        return new Heard.Failed(why, said, Tokens.NONE, rest);
    }

    private static Failure why(int status, String all, JsonNode body) {
        return switch (status) {
            case 429 -> spent(all, body) ? Failure.QUOTA_SPENT : Failure.RATE_LIMITED;
            case 402 -> Failure.QUOTA_SPENT;
            case 401 -> Failure.WRONG_KEY;
            case 403 -> has(all, SPENT) ? Failure.QUOTA_SPENT : Failure.WRONG_KEY;
            case 404 -> Failure.NO_SUCH_MODEL;
            case 408, 504 -> Failure.TIMED_OUT;
            case 413 -> Failure.TOO_LONG;
            case 409, 425 -> Failure.SERVER_ERROR;
            default -> status >= 500 || status < 400 ? Failure.SERVER_ERROR : asked(all);
        };
    }

    /** Gemini says "exceeded your current quota" of a minute, too; only then it says when to come back. */
    private static boolean spent(String all, JsonNode body) {
        return has(all, SPENT)
                || all.contains("perday")
                || all.contains("quota") && retryDelay(body).isEmpty() && all.contains("billing");
    }

    /** What was asked for was the matter. */
    private static Failure asked(String all) {
        if (has(all, LONG)) {
            return Failure.TOO_LONG;
        }
        if (has(all, SPENT)) {
            return Failure.QUOTA_SPENT;
        }
        if (has(all, KEY)) {
            return Failure.WRONG_KEY;
        }
        if (has(all, SHAPES)) {
            return Failure.NO_SHAPES;
        }
        if (has(all, TURNS)) {
            return Failure.TAKES_TURNS;
        }
        if (all.contains("temperature")) {
            return Failure.NO_TEMPERATURE;
        }
        if (has(all, DECLINED)) {
            return Failure.REFUSED;
        }
        if (all.contains("model") && (all.contains("not found") || all.contains("does not exist"))) {
            return Failure.NO_SUCH_MODEL;
        }
        return has(all, UNABLE) ? Failure.UNABLE : Failure.BAD_REQUEST;
    }

    private static boolean has(String all, List<String> words) {
        return words.stream().anyMatch(all::contains);
    }

    private static String said(JsonNode body) {
        String message = Stream.of(
                        body.path("error").path("message"),
                        body.path("error"),
                        body.path("message"),
                        body.path("detail"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
        String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) : line;
    }

    private static Optional<Duration> rest(HttpHeaders headers, JsonNode body) {
        return Stream.of(
                        headers.firstValue("retry-after-ms").flatMap(Refusals::millis),
                        headers.firstValue("retry-after").flatMap(Refusals::seconds),
                        retryDelay(body))
                .flatMap(Optional::stream)
                .findFirst()
                .map(rest -> rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
    }

    private static Optional<Duration> retryDelay(JsonNode body) {
        for (JsonNode detail : body.path("error").path("details")) {
            @Nullable String delay = detail.path("retryDelay").asString("");
            Optional<Duration> found = seconds(delay);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Duration> millis(String text) {
        return seconds(text).map(asSeconds -> Duration.ofMillis(asSeconds.toMillis() / 1000));
    }

    private static Optional<Duration> seconds(String text) {
        var match = SECONDS.matcher(text.strip());
        return match.matches()
                ? Optional.of(Duration.ofMillis(Math.round(
                        Double.parseDouble(match.group(1) + (match.group(2) == null ? "" : match.group(2))) * 1000)))
                : Optional.empty();
    }
}
