package io.insaka.sandbox.llm.gemini;

import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Ask.Calling;
import io.insaka.sandbox.llm.play.Ask.Line;
import io.insaka.sandbox.llm.play.Ask.Purpose;
import io.insaka.sandbox.llm.play.Ask.Speaker;
import io.insaka.sandbox.llm.play.Ask.Tool;
import io.insaka.sandbox.llm.play.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Rules about a request to generate content, and what it asks. */
final class BodyRules {
    static final String PROVIDER = "gemini";

    private static final String CONFIG = "GenerateContentRequest.generation_config.";
    private static final Set<String> MIME_TYPES =
            Set.of("text/plain", "application/json", "application/xml", "application/yaml", "text/x.enum");
    private static final Pattern FUNCTION_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.-]{0,63}");
    private static final int MOST_STOPS = 5;

    private final Gemini model;
    private final JsonNode body;
    private final JsonNode config;

    /** @param body with known fields only, in camel case */
    BodyRules(Gemini model, JsonNode body) {
        this.model = model;
        this.body = body;
        this.config = body.path("generationConfig");
    }

    /** @param context tokens that may be read */
    Ask read(int context) {
        List<Line> lines = new ArrayList<>();
        body.path("systemInstruction")
                .path("parts")
                .forEach(part ->
                        lines.add(Line.of(Speaker.SYSTEM, part.path("text").asString(""))));
        lines.addAll(new ContentRules().read(body.path("contents")));
        config();
        List<Tool> tools = tools();
        Optional<JsonNode> schema = schema();
        if (schema.isPresent() && !tools.isEmpty() && !model.both()) {
            throw Refused.invalid("Function calling with a response mime type: 'application/json' is unsupported");
        }
        var ask = new Ask(
                Purpose.CHAT,
                PROVIDER,
                model.name(),
                lines,
                tools,
                calling(tools),
                schema,
                config.path("maxOutputTokens").asInt(Integer.MAX_VALUE));
        if (ask.inputTokens() > context) {
            throw new Refused(GeminiError.tooLong(ask.inputTokens(), context));
        }
        return ask;
    }

    private void config() {
        between("temperature", "temperature", 0, 2);
        between("topP", "top_p", 0, 1);
        JsonNode most = config.path("maxOutputTokens");
        if (!most.isMissingNode() && (!most.isIntegralNumber() || most.asInt() < 1)) {
            throw Refused.field(CONFIG + "max_output_tokens", "max_output_tokens must be positive.");
        }
        JsonNode candidates = config.path("candidateCount");
        if (!candidates.isMissingNode() && candidates.asInt(0) != 1) {
            throw Refused.invalid("Multiple candidates is not enabled for this model");
        }
        if (config.path("stopSequences").size() > MOST_STOPS) {
            throw Refused.field(CONFIG + "stop_sequences", "at most 5 stop sequences are allowed");
        }
        String mime = config.path("responseMimeType").asString("text/plain");
        if (!MIME_TYPES.contains(mime)) {
            throw Refused.field(
                    CONFIG + "response_mime_type",
                    "allowed mimetypes are `text/plain`, `application/json`, `application/xml`, `application/yaml` and"
                            + " `text/x.enum`.");
        }
        if (mime.equals("text/plain") && (config.has("responseSchema") || config.has("responseJsonSchema"))) {
            throw Refused.field(
                    CONFIG + "response_schema",
                    "only allowed when response_mime_type is `application/json` or `text/x.enum`");
        }
    }

    private void between(String name, String snake, int least, int most) {
        JsonNode value = config.path(name);
        if (value.isMissingNode()) {
            return;
        }
        if (!value.isNumber()) {
            throw Refused.invalid("Invalid value at 'generation_config." + snake + "' (TYPE_FLOAT), " + value);
        }
        if (value.asDouble() < least || value.asDouble() > most) {
            throw Refused.field(CONFIG + snake, snake + " must be in the range [" + least + ".0, " + most + ".0].");
        }
    }

    private List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        for (int at = 0; at < body.path("tools").size(); at++) {
            JsonNode declared = body.path("tools").path(at).path("functionDeclarations");
            for (int one = 0; one < declared.size(); one++) {
                tools.add(tool(
                        declared.path(one),
                        "GenerateContentRequest.tools[" + at + "].function_declarations[" + one + "]"));
            }
        }
        if (tools.stream().map(Tool::name).distinct().count() < tools.size()) {
            throw Refused.invalid("Duplicate function declaration found.");
        }
        return tools;
    }

    private static Tool tool(JsonNode function, String path) {
        String name = function.path("name").asString("");
        if (!FUNCTION_NAME.matcher(name).matches()) {
            throw Refused.field(
                    path + ".name",
                    "[FIELD_INVALID] Invalid function name. Must start with a letter or an underscore. Must be a-z, A-Z,"
                            + " 0-9, or contain underscores, dots and dashes, with a maximum length of 64.");
        }
        if (function.has("parameters")) {
            SchemaRules.check(function.path("parameters"), path + ".parameters");
            return new Tool(name, function.path("parameters"));
        }
        return new Tool(
                name, function.has("parametersJsonSchema") ? function.path("parametersJsonSchema") : Json.object());
    }

    private Calling calling(List<Tool> tools) {
        JsonNode wanted = body.path("toolConfig").path("functionCallingConfig");
        if (wanted.isMissingNode()) {
            return new Calling.Free();
        }
        if (tools.isEmpty()) {
            throw Refused.invalid("Function calling config is set without function_declarations.");
        }
        JsonNode allowed = wanted.path("allowedFunctionNames");
        String mode = wanted.path("mode").asString("AUTO");
        if (!allowed.isEmpty() && !mode.equals("ANY") && !mode.equals("VALIDATED")) {
            throw Refused.invalid("Allowed function names should only be set when function calling mode is ANY.");
        }
        return switch (mode) {
            case "AUTO", "MODE_UNSPECIFIED", "VALIDATED" -> new Calling.Free();
            case "NONE" -> new Calling.Forbidden();
            case "ANY" ->
                allowed.isEmpty()
                        ? new Calling.Required()
                        : new Calling.This(allowed.path(0).asString(""));
            default ->
                throw Refused.invalid("Invalid value at 'tool_config.function_calling_config.mode'"
                        + " (type.googleapis.com/google.ai.generativelanguage.v1beta.FunctionCallingConfig.Mode), \""
                        + mode + "\"");
        };
    }

    private Optional<JsonNode> schema() {
        if (config.has("responseSchema")) {
            SchemaRules.check(config.path("responseSchema"), CONFIG + "response_schema");
            return Optional.of(config.path("responseSchema"));
        }
        if (config.has("responseJsonSchema")) {
            return Optional.of(config.path("responseJsonSchema"));
        }
        return config.path("responseMimeType").asString("").equals("application/json")
                ? Optional.of(Json.object())
                : Optional.empty();
    }
}
