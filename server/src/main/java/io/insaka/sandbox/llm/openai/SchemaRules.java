package io.insaka.sandbox.llm.openai;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAI asks of a strict JSON schema.
 *
 * @see <a href="https://platform.openai.com/docs/guides/structured-outputs#supported-schemas">supported schemas</a>, 2026-11-21
 */
final class SchemaRules {
    private static final int DEEPEST = 10;
    private static final Set<String> REFUSED = Set.of("allOf", "not", "dependentRequired", "dependentSchemas", "if");

    private final String of;
    private final String param;
    private final String code;

    /**
     * @param of what the schema belongs to: {@code response_format 'reply'}
     * @param param where it stands in the request
     */
    SchemaRules(String of, String param, String code) {
        this.of = of;
        this.param = param;
        this.code = code;
    }

    /** What is asked even where it need not be strict. */
    void isObject(JsonNode schema) {
        if (!schema.path("type").asString("").equals("object")) {
            throw wrong("schema must be a JSON Schema of 'type: \"object\"', got 'type: \""
                    + schema.path("type").asString("None") + "\"'.");
        }
    }

    void check(JsonNode schema) {
        isObject(schema);
        if (schema.has("anyOf")) {
            throw wrong("schema must not have 'anyOf' at the top level.");
        }
        check(schema, List.of());
    }

    private void check(JsonNode schema, List<String> context) {
        if (context.size() > 2 * DEEPEST) {
            throw wrong("schema exceeds the maximum nesting depth of " + DEEPEST + ".");
        }
        for (String keyword : REFUSED) {
            if (schema.has(keyword)) {
                throw in(context, "'" + keyword + "' is not permitted.");
            }
        }
        if (schema.has("properties") || describesObject(schema)) {
            object(schema, context);
        }
        if (schema.path("type").asString("").equals("array") && !schema.has("items")) {
            throw in(context, "array schema missing items.");
        }
        if (schema.isEmpty()) {
            throw in(context, "schema must have a 'type' key.");
        }
        if (schema.has("items")) {
            check(schema.path("items"), with(context, "items"));
        }
        for (int at = 0; at < schema.path("anyOf").size(); at++) {
            check(schema.path("anyOf").path(at), with(with(context, "anyOf"), String.valueOf(at)));
        }
        for (String defs : List.of("$defs", "definitions")) {
            schema.path(defs)
                    .properties()
                    .forEach(entry -> check(entry.getValue(), with(with(context, defs), entry.getKey())));
        }
    }

    private static boolean describesObject(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.asString("").equals("object")
                || type.isArray() && type.path(0).asString("").equals("object");
    }

    private void object(JsonNode schema, List<String> context) {
        JsonNode additional = schema.path("additionalProperties");
        if (!additional.isBoolean() || additional.asBoolean()) {
            throw in(context, "'additionalProperties' is required to be supplied and to be false.");
        }
        List<String> required = schema.path("required")
                .valueStream()
                .map(name -> name.asString(""))
                .toList();
        for (String name : schema.path("properties").propertyNames()) {
            if (!required.contains(name)) {
                throw in(
                        context,
                        "'required' is required to be supplied and to be an array including every key in properties."
                                + " Missing '" + name + "'.");
            }
        }
        for (String name : required) {
            if (!schema.path("properties").has(name)) {
                throw in(context, "'required' includes '" + name + "', which is not in properties.");
            }
        }
        schema.path("properties")
                .properties()
                .forEach(entry -> check(entry.getValue(), with(with(context, "properties"), entry.getKey())));
    }

    private static List<String> with(List<String> context, String step) {
        return Stream.concat(context.stream(), Stream.of(step)).toList();
    }

    private Refused in(List<String> context, String what) {
        String steps =
                String.join(", ", context.stream().map(step -> "'" + step + "'").toList());
        return wrong("In context=(" + steps + "), " + what);
    }

    private Refused wrong(String what) {
        return new Refused(OpenAiError.invalid("Invalid schema for " + of + ": " + what, param, code));
    }
}
