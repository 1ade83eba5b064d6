package io.insaka.sandbox.llm.anthropic;

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

/** Rules about the body of a message, and what it asks. */
final class BodyRules {
    static final String PROVIDER = "anthropic";
    static final String NEWEST = "2026-10-21";

    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "max_tokens",
            "system",
            "stop_sequences",
            "stream",
            "temperature",
            "top_p",
            "top_k",
            "tools",
            "tool_choice",
            "metadata",
            "thinking",
            "output_config",
            "container",
            "service_tier",
            "context_management",
            "mcp_servers",
            "cache_control",
            "diagnostics",
            "inference_geo");
    private static final Set<String> SAMPLING = Set.of("temperature", "top_p", "top_k");
    private static final Set<String> TOOL_FIELDS =
            Set.of("name", "description", "input_schema", "strict", "cache_control", "type", "defer_loading");
    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

    private final Claude model;
    private final JsonNode body;

    BodyRules(Claude model, JsonNode body) {
        this.model = model;
        this.body = body;
    }

    /** @param context tokens that may be read */
    Ask read(String version, int context) {
        fields(version);
        List<Line> lines = new ArrayList<>(system());
        lines.addAll(new MessageRules(body).read());
        List<Tool> tools = tools();
        var ask = new Ask(
                Purpose.CHAT,
                PROVIDER,
                model.name(),
                lines,
                tools,
                calling(tools),
                schema(),
                body.path("max_tokens").asInt(Integer.MAX_VALUE));
        if (ask.inputTokens() > context) {
            throw new Refused(AnthropicError.tooLong(ask.inputTokens(), context));
        }
        return ask;
    }

    /** What counting tokens does not ask for. */
    void maxTokens() {
        JsonNode most = body.path("max_tokens");
        if (most.isMissingNode()) {
            throw Refused.missing("max_tokens");
        }
        if (!most.isIntegralNumber()) {
            throw Refused.invalid("max_tokens: Input should be a valid integer");
        }
        if (most.asLong() < 1) {
            throw Refused.invalid("max_tokens: Input should be greater than or equal to 1");
        }
        if (most.asLong() > model.mostOutput()) {
            throw Refused.invalid("max_tokens: " + most + " > " + model.mostOutput()
                    + ", which is the maximum allowed number of output tokens for " + model.name());
        }
    }

    private void fields(String version) {
        Checks.onlyKnown(body, "", KNOWN);
        for (String name : SAMPLING) {
            if (body.has(name) && version.equals(NEWEST)) {
                throw Refused.invalid(name + ": Extra inputs are not permitted");
            }
            if (body.has(name) && !model.samples()) {
                throw Refused.invalid("`" + name + "` is deprecated for this model.");
            }
        }
        if (body.has("temperature") && body.has("top_p")) {
            throw Refused.invalid(
                    "`temperature` and `top_p` cannot both be specified for this model. Please use only one.");
        }
        Checks.between(body, "temperature", 0, 1);
        Checks.between(body, "top_p", 0, 1);
        if (body.has("stream") && !body.path("stream").isBoolean()) {
            throw Refused.invalid("stream: Input should be a valid boolean");
        }
        body.path("stop_sequences").forEach(stop -> {
            if (stop.asString("").isBlank()) {
                throw Refused.invalid("stop_sequences: each stop sequence must contain non-whitespace");
            }
        });
    }

    private List<Line> system() {
        JsonNode system = body.path("system");
        if (system.isMissingNode()) {
            return List.of();
        }
        if (system.isString()) {
            return List.of(Line.of(Speaker.SYSTEM, system.asString()));
        }
        if (!system.isArray()) {
            throw Refused.invalid("system: Input should be a valid string or list");
        }
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < system.size(); at++) {
            String text = Checks.text(system.path(at), "text", "system." + at + ".");
            if (text.isEmpty()) {
                throw Refused.invalid("system: text content blocks must be non-empty");
            }
            lines.add(Line.of(Speaker.SYSTEM, text));
        }
        return lines;
    }

    private List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        for (int at = 0; at < body.path("tools").size(); at++) {
            JsonNode tool = body.path("tools").path(at);
            String path = "tools." + at + ".";
            if (tool.path("type").isString() && !tool.path("type").asString().equals("custom")) {
                continue;
            }
            String name = Checks.text(tool, "name", path);
            if (!TOOL_NAME.matcher(name).matches()) {
                throw Refused.invalid(path + "custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'");
            }
            if (tools.stream().anyMatch(other -> other.name().equals(name))) {
                throw Refused.invalid("tools: Tool names must be unique.");
            }
            Checks.onlyKnown(tool, path + "custom.", TOOL_FIELDS);
            Checks.object(tool, "input_schema", path + "custom.");
            if (!tool.path("input_schema").path("type").asString("").equals("object")) {
                throw Refused.invalid(path + "custom.input_schema.type: Input should be 'object'");
            }
            if (tool.path("strict").asBoolean(false)) {
                new SchemaRules(path + "custom").check(tool.path("input_schema"));
            }
            tools.add(new Tool(name, tool.path("input_schema")));
        }
        return tools;
    }

    private Calling calling(List<Tool> tools) {
        JsonNode choice = body.path("tool_choice");
        if (choice.isMissingNode()) {
            return new Calling.Free();
        }
        if (tools.isEmpty()) {
            throw Refused.invalid("tool_choice: tool_choice may only be specified while providing tools");
        }
        String type = Checks.text(choice, "type", "tool_choice.");
        return switch (type) {
            case "auto" -> new Calling.Free();
            case "any" -> new Calling.Required();
            case "none" -> new Calling.Forbidden();
            case "tool" -> {
                String name = Checks.text(choice, "name", "tool_choice.tool.");
                if (tools.stream().noneMatch(tool -> tool.name().equals(name))) {
                    throw Refused.invalid("Tool '" + name + "' not found in provided tools");
                }
                yield new Calling.This(name);
            }
            default ->
                throw Refused.invalid(
                        "tool_choice: Input tag '" + type
                                + "' found using 'type' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'");
        };
    }

    private Optional<JsonNode> schema() {
        JsonNode format = body.path("output_config").path("format");
        if (format.isMissingNode() || format.isNull()) {
            return Optional.empty();
        }
        if (!model.structures()) {
            throw Refused.invalid("'" + model.name() + "' does not support output format.");
        }
        if (!Checks.text(format, "type", "output_config.format.").equals("json_schema")) {
            throw Refused.invalid("output_config.format.type: Input should be 'json_schema'");
        }
        Checks.object(format, "schema", "output_config.format.");
        new SchemaRules("output_config.format.schema").check(format.path("schema"));
        return Optional.of(format.path("schema").isEmpty() ? Json.object() : format.path("schema"));
    }
}
