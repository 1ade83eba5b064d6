package io.insaka.llm.asking;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether JSON fits a JSON schema, as far as schemas for models go: types, properties, required, enum, const, items, anyOf,
 * allOf, {@code $ref} into {@code $defs}, and bounds.
 */
final class Shapes {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEEPEST = 60;

    private final JsonNode root;

    private Shapes(JsonNode root) {
        this.root = root;
    }

    /** The JSON in what a model wrote: models like to wrap it up. */
    static Optional<String> json(String text) {
        String bare = text.strip();
        String fenced = bare.replaceFirst("(?s)^.*?```(?:json|JSON)?\\s*", "").replaceFirst("(?s)```.*$", "");
        int from = bare.indexOf('{');
        int to = bare.lastIndexOf('}');
        String braced = from >= 0 && to > from ? bare.substring(from, to + 1) : "";
        return Stream.of(bare, fenced.strip(), braced).filter(Shapes::isObject).findFirst();
    }

    private static boolean isObject(String text) {
        return text.startsWith("{") && isJson(text);
    }

    static boolean isJson(String text) {
        try {
            JSON.readTree(text);
            return true;
        } catch (JacksonException garbled) {
            return false;
        }
    }

    /** What is wrong, for a model to read; names places, never repeats values. Empty when it fits. */
    static Optional<String> wrong(String schema, String json) {
        JsonNode root = JSON.readTree(schema);
        return new Shapes(root).check(root, JSON.readTree(json), "", 0);
    }

    private Optional<String> check(JsonNode schema, JsonNode value, String place, int depth) {
        if (depth > DEEPEST) {
            return Optional.of(at(place) + " is nested too deeply");
        }
        if (schema.has("$ref")) {
            return check(resolved(schema.path("$ref").asString("")), value, place, depth + 1);
        }
        if (schema.has("anyOf")) {
            boolean fits = schema.path("anyOf")
                    .valueStream()
                    .anyMatch(one -> check(one, value, place, depth + 1).isEmpty());
            return fits ? Optional.empty() : Optional.of(at(place) + " fits none of the forms allowed");
        }
        for (JsonNode one : schema.path("allOf")) {
            Optional<String> wrong = check(one, value, place, depth + 1);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        if (schema.has("type") && !typed(schema.path("type"), value)) {
            return Optional.of(at(place) + " must be " + schema.path("type"));
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            return Optional.of(at(place) + " must be " + schema.path("const"));
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            return Optional.of(at(place) + " must be one of " + schema.path("enum"));
        }
        return value.isObject()
                ? object(schema, value, place, depth)
                : value.isArray() ? array(schema, value, place, depth) : bounds(schema, value, place);
    }

    private JsonNode resolved(String reference) {
        return reference.startsWith("#") ? root.at(reference.substring(1)) : root.path("");
    }

    private static boolean typed(JsonNode types, JsonNode value) {
        return types.isArray()
                ? types.valueStream().anyMatch(type -> is(type.asString(""), value))
                : is(types.asString(""), value);
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            default -> true;
        };
    }

    private Optional<String> object(JsonNode schema, JsonNode value, String place, int depth) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString(""))) {
                return Optional.of(at(place) + " lacks " + name.asString(""));
            }
        }
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            JsonNode of = properties.path(property.getKey());
            String inside = place + "/" + property.getKey();
            if (of.isMissingNode() && others.isBoolean() && !others.asBoolean()) {
                return Optional.of(at(place) + " has a property that was not asked for");
            }
            JsonNode rule = of.isMissingNode() ? others : of;
            Optional<String> wrong =
                    rule.isObject() ? check(rule, property.getValue(), inside, depth + 1) : Optional.empty();
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> array(JsonNode schema, JsonNode value, String place, int depth) {
        if (value.size() < schema.path("minItems").asInt(0)
                || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            return Optional.of(at(place) + " has too few or too many items");
        }
        JsonNode items = schema.path("items");
        int number = 0;
        for (Iterator<JsonNode> all = value.iterator(); items.isObject() && all.hasNext(); number++) {
            Optional<String> wrong = check(items, all.next(), place + "/" + number, depth + 1);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> bounds(JsonNode schema, JsonNode value, String place) {
        boolean outside = value.isNumber()
                && (schema.has("minimum")
                                && value.asDouble() < schema.path("minimum").asDouble()
                        || schema.has("maximum")
                                && value.asDouble() > schema.path("maximum").asDouble());
        boolean length = value.isString()
                && (value.asString().length() < schema.path("minLength").asInt(0)
                        || value.asString().length() > schema.path("maxLength").asInt(Integer.MAX_VALUE));
        return outside || length ? Optional.of(at(place) + " is out of bounds") : Optional.empty();
    }

    private static String at(String place) {
        return place.isEmpty() ? "it" : place;
    }
}
