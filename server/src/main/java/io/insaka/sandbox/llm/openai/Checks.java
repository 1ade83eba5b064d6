package io.insaka.sandbox.llm.openai;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rules about single fields. A field that is null counts as left out. */
final class Checks {
    private Checks() {}

    static boolean has(JsonNode node, String name) {
        return node.hasNonNull(name);
    }

    static void onlyKnown(JsonNode node, String path, Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw new Refused(OpenAiError.unknown(path + "." + name));
            }
        }
    }

    static String text(JsonNode node, String name, String path) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new Refused(OpenAiError.missing(path));
        }
        if (!value.isString()) {
            throw new Refused(OpenAiError.type(path, "a string", kind(value)));
        }
        return value.asString();
    }

    static void object(JsonNode value, String path) {
        if (value.isMissingNode() || value.isNull()) {
            throw new Refused(OpenAiError.missing(path));
        }
        if (!value.isObject()) {
            throw new Refused(OpenAiError.type(path, "an object", kind(value)));
        }
    }

    static void bool(JsonNode node, String name) {
        if (has(node, name) && !node.path(name).isBoolean()) {
            throw new Refused(OpenAiError.type(name, "a boolean", kind(node.path(name))));
        }
    }

    static void between(JsonNode node, String name, int least, int most) {
        if (!has(node, name)) {
            return;
        }
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            throw new Refused(OpenAiError.type(name, "a decimal", kind(value)));
        }
        if (value.asDouble() > most) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid '" + name + "': decimal above maximum value. Expected a value <= " + most + ", but got "
                            + value + " instead.",
                    name,
                    "decimal_above_max_value"));
        }
        if (value.asDouble() < least) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid '" + name + "': decimal below minimum value. Expected a value >= " + least + ", but got "
                            + value + " instead.",
                    name,
                    "decimal_below_min_value"));
        }
    }

    static void positive(JsonNode node, String name) {
        if (!has(node, name)) {
            return;
        }
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber()) {
            throw new Refused(OpenAiError.type(name, "an integer", kind(value)));
        }
        if (value.asLong() < 1) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid '" + name + "': integer below minimum value. Expected a value >= 1, but got " + value
                            + " instead.",
                    name,
                    "integer_below_min_value"));
        }
    }

    /** What JSON calls it, as OpenAI says it. */
    static String kind(JsonNode value) {
        if (value.isNull()) {
            return "null";
        }
        if (value.isIntegralNumber()) {
            return "an integer";
        }
        if (value.isNumber()) {
            return "a decimal";
        }
        if (value.isBoolean()) {
            return "a boolean";
        }
        return value.isArray() ? "an array" : value.isObject() ? "an object" : "a string";
    }
}
