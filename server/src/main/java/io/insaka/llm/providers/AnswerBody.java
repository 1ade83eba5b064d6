package io.insaka.llm.providers;

import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Heard.Tokens;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a successful answer says beside its words, in whichever provider's fields: what was counted, and whether the model
 * declined. The library reads neither for all of them.
 */
record AnswerBody(JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Why Gemini stops when it would rather not have begun. */
    private static final Set<String> BLOCKED = Set.of(
            "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY", "IMAGE_RECITATION");

    static AnswerBody of(Wire wire) {
        byte[] bytes = wire.answered();
        return new AnswerBody(bytes == null ? MissingNode.getInstance() : parse(bytes));
    }

    static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException garbled) {
            return MissingNode.getInstance();
        }
    }

    /** @param heard what the library made of it */
    Heard seen(Heard heard) {
        if (refused()) {
            return new Heard.Failed(Failure.REFUSED, "", tokens(), null);
        }
        if (json.path("stop_reason").asString("").equals("model_context_window_exceeded")) {
            return new Heard.Failed(Failure.TOO_LONG, "", tokens(), null);
        }
        return switch (heard) {
            case Heard.Words(var text, var calls, var none) -> new Heard.Words(text, calls, tokens());
            case Heard.Vectors(var vectors, var none) -> new Heard.Vectors(vectors, tokens());
            case Heard.Failed failed -> failed;
        };
    }

    /** The library could make nothing of it. */
    Heard odd() {
        if (refused()) {
            return new Heard.Failed(Failure.REFUSED, "", tokens(), null);
        }
        boolean hollow = json.path("candidates").isArray()
                        && json.path("candidates").isEmpty()
                || json.path("choices").isArray() && json.path("choices").isEmpty();
        return new Heard.Failed(hollow ? Failure.EMPTY : Failure.MALFORMED, "", tokens(), null);
    }

    private boolean refused() {
        return json.path("stop_reason").asString("").equals("refusal")
                || json.path("choices")
                        .path(0)
                        .path("finish_reason")
                        .asString("")
                        .equals("content_filter")
                || !json.path("promptFeedback").path("blockReason").asString("").isEmpty()
                || BLOCKED.contains(
                        json.path("candidates").path(0).path("finishReason").asString(""));
    }

    Tokens tokens() {
        JsonNode usage = json.path("usage");
        JsonNode google = json.path("usageMetadata");
        int input = usage.path("prompt_tokens").asInt(0)
                + usage.path("input_tokens").asInt(0)
                + usage.path("cache_creation_input_tokens").asInt(0)
                + usage.path("cache_read_input_tokens").asInt(0)
                + google.path("promptTokenCount").asInt(0);
        int output = usage.path("completion_tokens").asInt(0)
                + usage.path("output_tokens").asInt(0)
                + google.path("candidatesTokenCount").asInt(0)
                + google.path("thoughtsTokenCount").asInt(0);
        return new Tokens(
                Math.max(0, input),
                Math.max(0, output),
                Math.max(0, usage.path("seconds").asInt(0)));
    }
}
