package io.insaka.sandbox.llm.openai;

import io.insaka.sandbox.llm.play.Ask.Calling;
import io.insaka.sandbox.llm.play.Ask.Tool;
import io.insaka.sandbox.llm.play.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rules about {@code tools} and {@code tool_choice}. */
final class ToolRules {
    private static final int MOST_TOOLS = 128;

    private final Flavour flavour;
    private final KnownModel model;
    private final JsonNode body;

    ToolRules(Flavour flavour, KnownModel model, JsonNode body) {
        this.flavour = flavour;
        this.model = model;
        this.body = body;
    }

    List<Tool> read() {
        JsonNode wanted = body.path("tools");
        if (wanted.isArray() && wanted.isEmpty() && flavour.strict()) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty array"
                            + " instead.",
                    "tools",
                    "empty_array"));
        }
        if (!wanted.isEmpty() && !model.abilities().calls()) {
            throw new Refused(OpenAiError.invalid("\"" + model.name() + "\" does not support tools", "", ""));
        }
        if (wanted.size() > MOST_TOOLS) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid 'tools': array too long. Expected an array with maximum length 128, but got an array with"
                            + " length " + wanted.size() + " instead.",
                    "tools",
                    "array_above_max_length"));
        }
        List<Tool> tools = new ArrayList<>();
        for (int at = 0; at < wanted.size(); at++) {
            tools.add(tool(wanted.path(at), "tools[" + at + "]"));
        }
        return tools;
    }

    static Calling calling(JsonNode body, List<Tool> tools) {
        JsonNode choice = body.path("tool_choice");
        if (choice.isMissingNode() || choice.isNull()) {
            return new Calling.Free();
        }
        if (tools.isEmpty()) {
            throw new Refused(OpenAiError.invalid(
                    "'tool_choice' is only allowed when 'tools' are specified.", "tool_choice", ""));
        }
        if (choice.isObject()) {
            String name = Checks.text(choice.path("function"), "name", "tool_choice.function.name");
            if (tools.stream().noneMatch(tool -> tool.name().equals(name))) {
                throw new Refused(OpenAiError.invalid(
                        "Tool choice '" + name + "' not found in 'tools' parameter.", "tool_choice", ""));
            }
            return new Calling.This(name);
        }
        return switch (choice.asString("")) {
            case "auto" -> new Calling.Free();
            case "required" -> new Calling.Required();
            case "none" -> new Calling.Forbidden();
            default ->
                throw new Refused(
                        OpenAiError.value("tool_choice", choice.asString(""), "'none', 'auto', and 'required'"));
        };
    }

    private Tool tool(JsonNode tool, String path) {
        String type = Checks.text(tool, "type", path + ".type");
        if (!type.equals("function")) {
            throw new Refused(OpenAiError.value(path + ".type", type, "'function' and 'custom'"));
        }
        JsonNode function = tool.path("function");
        Checks.object(function, path + ".function");
        if (flavour.strict()) {
            Checks.onlyKnown(function, path + ".function", Set.of("name", "description", "parameters", "strict"));
        }
        String name = Checks.text(function, "name", path + ".function.name");
        if (!ChatRules.NAME.matcher(name).matches()) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid '" + path
                            + ".function.name': string does not match pattern. Expected a string that matches"
                            + " the pattern '^[a-zA-Z0-9_-]+$'.",
                    path + ".function.name",
                    "invalid_value"));
        }
        if (name.length() > ChatRules.LONGEST_NAME) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid '" + path
                            + ".function.name': string too long. Expected a string with maximum length 64, but"
                            + " got a string with length " + name.length() + " instead.",
                    path + ".function.name",
                    "string_above_max_length"));
        }
        JsonNode parameters = function.path("parameters");
        var rules = new SchemaRules(
                "function '" + name + "'", path + ".function.parameters", "invalid_function_parameters");
        if (flavour.strict() && function.path("strict").asBoolean(false)) {
            rules.check(parameters);
        } else if (flavour.strict() && parameters.isObject() && !parameters.isEmpty()) {
            rules.isObject(parameters);
        }
        return new Tool(name, parameters.isObject() ? parameters : Json.object());
    }
}
