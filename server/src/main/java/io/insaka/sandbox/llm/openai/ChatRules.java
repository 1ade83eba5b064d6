package io.insaka.sandbox.llm.openai;

import io.insaka.sandbox.llm.openai.KnownModel.Structure;
import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Ask.Line;
import io.insaka.sandbox.llm.play.Ask.Purpose;
import io.insaka.sandbox.llm.play.Ask.Tool;
import io.insaka.sandbox.llm.play.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Rules about the body of a chat completion, and what it asks. */
final class ChatRules {
    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "temperature",
            "top_p",
            "n",
            "stream",
            "stream_options",
            "stop",
            "max_tokens",
            "max_completion_tokens",
            "presence_penalty",
            "frequency_penalty",
            "logit_bias",
            "user",
            "response_format",
            "seed",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "store",
            "metadata",
            "reasoning_effort",
            "service_tier",
            "logprobs",
            "top_logprobs",
            "functions",
            "function_call",
            "modalities",
            "audio",
            "prediction",
            "web_search_options",
            "verbosity",
            "prompt_cache_key",
            "safety_identifier",
            "prompt_cache_retention");
    static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");
    static final int LONGEST_NAME = 64;
    private static final int MOST_STOPS = 4;

    private final Flavour flavour;
    private final KnownModel model;
    private final JsonNode body;
    private final int context;

    /** @param context tokens that may be read */
    ChatRules(Flavour flavour, KnownModel model, JsonNode body, int context) {
        this.context = context;
        this.flavour = flavour;
        this.model = model;
        this.body = body;
    }

    Ask read() {
        fields();
        List<Line> lines = new MessageRules(flavour, model).read(body);
        List<Tool> tools = new ToolRules(flavour, model, body).read();
        Optional<JsonNode> schema = schema(lines);
        var ask = new Ask(
                Purpose.CHAT,
                flavour.provider(),
                model.name(),
                lines,
                tools,
                ToolRules.calling(body, tools),
                schema,
                maxTokens());
        if (ask.inputTokens() > context) {
            throw new Refused(flavour.tooLong(context, ask.inputTokens()));
        }
        return ask;
    }

    private void fields() {
        if (flavour.strict()) {
            for (String name : body.propertyNames()) {
                if (!KNOWN.contains(name)) {
                    throw new Refused(OpenAiError.invalid("Unrecognized request argument supplied: " + name, "", ""));
                }
            }
        }
        Checks.bool(body, "stream");
        if (flavour == Flavour.COMPATIBLE) {
            return;
        }
        Checks.between(body, "temperature", 0, 2);
        Checks.between(body, "top_p", 0, 1);
        Checks.between(body, "presence_penalty", -2, 2);
        Checks.between(body, "frequency_penalty", -2, 2);
        Checks.positive(body, "max_tokens");
        Checks.positive(body, "max_completion_tokens");
        if (Checks.has(body, "stream_options") && !body.path("stream").asBoolean(false)) {
            throw new Refused(OpenAiError.invalid(
                    "The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options", ""));
        }
        if (body.path("stop").size() > MOST_STOPS) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid 'stop': array too long. Expected an array with maximum length 4, but got an array with length "
                            + body.path("stop").size() + " instead.",
                    "stop",
                    "array_above_max_length"));
        }
        if (body.path("n").asInt(1) != 1) {
            throw new Refused(
                    OpenAiError.invalid("The sandbox gives one answer: 'n' must be 1.", "n", "sandbox_limit"));
        }
        reasoning();
    }

    private void reasoning() {
        boolean reasons = model.abilities().reasons();
        if (!reasons && Checks.has(body, "reasoning_effort") && flavour.strict()) {
            throw new Refused(OpenAiError.invalid("Unrecognized request argument supplied: reasoning_effort", "", ""));
        }
        if (reasons && flavour == Flavour.XAI) {
            for (String name : List.of("presence_penalty", "frequency_penalty", "stop")) {
                if (Checks.has(body, name)) {
                    throw new Refused(OpenAiError.invalid(
                            "Model " + model.name() + " does not support parameter " + name + ".", "", ""));
                }
            }
        }
        if (!reasons || flavour != Flavour.OPENAI) {
            return;
        }
        if (Checks.has(body, "max_tokens")) {
            throw new Refused(OpenAiError.invalid(
                    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens'"
                            + " instead.",
                    "max_tokens",
                    "unsupported_parameter"));
        }
        for (String name : List.of("temperature", "top_p")) {
            if (Checks.has(body, name) && body.path(name).asDouble() != 1) {
                throw new Refused(OpenAiError.invalid(
                        "Unsupported value: '" + name + "' does not support " + body.path(name)
                                + " with this model. Only the default (1) value is supported.",
                        name,
                        "unsupported_value"));
            }
        }
    }

    private Optional<JsonNode> schema(List<Line> lines) {
        JsonNode format = body.path("response_format");
        if (format.isMissingNode() || format.isNull()) {
            return Optional.empty();
        }
        Checks.object(format, "response_format");
        String type = Checks.text(format, "type", "response_format.type");
        return switch (type) {
            case "text" -> Optional.empty();
            case "json_object" -> {
                if (flavour.strict()
                        && lines.stream()
                                .noneMatch(line ->
                                        line.text().toLowerCase(Locale.ROOT).contains("json"))) {
                    throw new Refused(OpenAiError.invalid(
                            "'messages' must contain the word 'json' in some form, to use 'response_format' of type"
                                    + " 'json_object'.",
                            "messages",
                            ""));
                }
                yield Optional.of(Json.object());
            }
            case "json_schema" -> structured(format);
            default ->
                throw new Refused(
                        OpenAiError.value("response_format.type", type, "'json_object', 'json_schema', and 'text'"));
        };
    }

    private Optional<JsonNode> structured(JsonNode format) {
        JsonNode wanted = format.path("json_schema");
        Checks.object(wanted, "response_format.json_schema");
        if (model.abilities().structure() == Structure.REFUSED) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn"
                            + " more about supported models at the Structured Outputs guide.",
                    "response_format",
                    ""));
        }
        String name = Checks.text(wanted, "name", "response_format.json_schema.name");
        if (flavour.strict() && (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME)) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid 'response_format.json_schema.name': string does not match pattern. Expected a string that"
                            + " matches the pattern '^[a-zA-Z0-9_-]+$'.",
                    "response_format.json_schema.name",
                    "invalid_value"));
        }
        Checks.object(wanted.path("schema"), "response_format.json_schema.schema");
        if (flavour.strict() && wanted.path("strict").asBoolean(false)) {
            new SchemaRules("response_format '" + name + "'", "response_format", "").check(wanted.path("schema"));
        }
        return model.abilities().structure() == Structure.IGNORED
                ? Optional.empty()
                : Optional.of(wanted.path("schema"));
    }

    private int maxTokens() {
        int most =
                body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(Integer.MAX_VALUE));
        return most < 1 ? Integer.MAX_VALUE : most;
    }
}
