package io.insaka.sandbox.llm.openai;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.llm.openai.KnownModel.Abilities;
import io.insaka.sandbox.llm.openai.KnownModel.Structure;
import io.insaka.sandbox.llm.play.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Who speaks this wire format, and how each differs. */
public enum Flavour {
    OPENAI(
            "openai",
            List.of(
                    KnownModel.chat("gpt-4o", 128_000),
                    KnownModel.chat("gpt-4o-mini", 128_000),
                    KnownModel.chat("gpt-4.1", 1_047_576),
                    KnownModel.chat("gpt-4.1-mini", 1_047_576),
                    KnownModel.chat("gpt-4.1-nano", 1_047_576),
                    KnownModel.plain(
                            "gpt-3.5-turbo", 16_385, new Abilities(false, false, true, Structure.REFUSED, false)),
                    KnownModel.reasoning("gpt-5", 400_000),
                    KnownModel.reasoning("gpt-5-mini", 400_000),
                    KnownModel.reasoning("gpt-5-nano", 400_000),
                    KnownModel.reasoning("o3", 200_000),
                    KnownModel.reasoning("o4-mini", 200_000),
                    KnownModel.embedding("text-embedding-3-small", 1_536, true),
                    KnownModel.embedding("text-embedding-3-large", 3_072, true),
                    KnownModel.embedding("text-embedding-ada-002", 1_536, false),
                    KnownModel.transcription("whisper-1"),
                    KnownModel.transcription("gpt-4o-transcribe"),
                    KnownModel.transcription("gpt-4o-mini-transcribe"))),
    XAI(
            "xai",
            List.of(
                    KnownModel.reasoning("grok-4", 256_000),
                    KnownModel.reasoning("grok-4-fast-reasoning", 2_000_000),
                    KnownModel.chat("grok-4-fast-non-reasoning", 2_000_000),
                    KnownModel.chat("grok-3", 131_072),
                    KnownModel.reasoning("grok-3-mini", 131_072))),
    /** {@code tinyllama} overlooks a schema and has no tools; {@code gemma-old} refuses one, and knows no system. */
    COMPATIBLE(
            "compatible",
            List.of(
                    KnownModel.chat("llama3.2", 8_192),
                    KnownModel.chat("qwen2.5", 32_768),
                    KnownModel.plain("tinyllama", 2_048, Abilities.NONE),
                    KnownModel.plain("gemma-old", 8_192, new Abilities(false, false, false, Structure.REFUSED, true)),
                    KnownModel.embedding("nomic-embed-text", 768, false),
                    KnownModel.transcription("whisper-local")));

    private static final Map<String, String> XAI_TYPES = Map.of(
            "401", "Unauthenticated: No credentials provided.",
            "403", "The caller does not have permission to execute the specified operation",
            "404", "Some requested entity was not found",
            "429", "Some resource has been exhausted",
            "500", "Internal error",
            "503", "The service is currently unavailable");

    private final String provider;
    private final List<KnownModel> models;

    Flavour(String provider, List<KnownModel> models) {
        this.provider = provider;
        this.models = models;
    }

    public String provider() {
        return provider;
    }

    List<KnownModel> models() {
        return models;
    }

    /** A dated name of a model is that model. */
    Optional<KnownModel> model(String name) {
        String undated = name.replaceFirst("(-\\d{4}-\\d{2}-\\d{2}|-latest|:[\\w.-]+)$", "");
        return models.stream()
                .filter(model -> model.name().equals(name) || model.name().equals(undated))
                .findFirst();
    }

    /** Whether it looks at every field, and at how messages follow each other. */
    boolean strict() {
        return this == OPENAI;
    }

    boolean needsKey() {
        return this != COMPATIBLE;
    }

    OpenAiError wrongKey(String key) {
        return this == XAI
                ? OpenAiError.invalid(
                        "Incorrect API key provided: " + OpenAiError.masked(key)
                                + ". You can obtain an API key from https://console.x.ai.",
                        "",
                        "")
                : OpenAiError.wrongKey(key);
    }

    OpenAiError noModel(String model) {
        return switch (this) {
            case OPENAI -> OpenAiError.noModel(model);
            case XAI ->
                OpenAiError.of(
                        404,
                        "The model " + model + " does not exist or your team does not have access to it. Please ensure"
                                + " you're using the correct API key.",
                        "",
                        "",
                        "");
            case COMPATIBLE ->
                OpenAiError.of(
                        404, "model \"" + model + "\" not found, try pulling it first", "not_found_error", "", "");
        };
    }

    OpenAiError tooLong(int most, int asked) {
        return switch (this) {
            case OPENAI -> OpenAiError.tooLong(most, asked);
            case XAI ->
                OpenAiError.invalid(
                        "This model's maximum prompt length is " + most + " but the request contains " + asked
                                + " tokens.",
                        "",
                        "");
            case COMPATIBLE ->
                OpenAiError.invalid(
                        "Trying to keep the first " + asked
                                + " tokens when context the overflows. However, the model is"
                                + " loaded with context length of only " + most + " tokens, which is not enough.",
                        "",
                        "");
        };
    }

    Answer.Reply answer(OpenAiError error, String requestId) {
        if (this == XAI && error.code().matches("missing_required_parameter|invalid_type|invalid_value")) {
            return new Answer.Reply(
                    422,
                    "text/plain; charset=utf-8",
                    error.headers(),
                    ("Failed to deserialize the JSON body into the target type: " + error.param() + ": "
                                    + error.message())
                            .getBytes(StandardCharsets.UTF_8));
        }
        String body = Json.text(this == XAI ? xai(error) : openAi(error));
        Map<String, String> headers = new TreeMap<>(error.headers());
        headers.put("x-request-id", requestId);
        return new Answer.Reply(error.status(), "application/json", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode xai(OpenAiError error) {
        return Json.object()
                .put(
                        "code",
                        XAI_TYPES.getOrDefault(String.valueOf(error.status()), "Client specified an invalid argument"))
                .put("error", error.message());
    }

    private static ObjectNode openAi(OpenAiError error) {
        ObjectNode body = Json.object();
        ObjectNode inner =
                body.putObject("error").put("message", error.message()).put("type", error.type());
        inner.set("param", error.param().isEmpty() ? NullNode.instance : StringNode.valueOf(error.param()));
        inner.set("code", error.code().isEmpty() ? NullNode.instance : StringNode.valueOf(error.code()));
        return body;
    }
}
