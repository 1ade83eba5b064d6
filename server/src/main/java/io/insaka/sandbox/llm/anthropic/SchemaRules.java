package io.insaka.sandbox.llm.anthropic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Anthropic asks of a JSON schema it is to keep to.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/structured-outputs">structured outputs</a>, 2026-11-21
 */
final class SchemaRules {
    private static final Map<String, Set<String>> REFUSED = Map.of(
            "integer", Set.of("minimum", "maximum", "multipleOf"),
            "number", Set.of("minimum", "maximum", "multipleOf"),
            "string", Set.of("minLength", "maxLength"),
            "array", Set.of("maxItems"));

    private final String path;

    SchemaRules(String path) {
        this.path = path;
    }

    void check(JsonNode schema) {
        String type = schema.path("type").asString("");
        if (type.equals("object")) {
            JsonNode additional = schema.path("additionalProperties");
            if (!additional.isBoolean() || additional.asBoolean()) {
                throw Refused.invalid(
                        path + ": For 'object' type, 'additionalProperties' must be explicitly set to false");
            }
        }
        List<String> refused = REFUSED.getOrDefault(type, Set.of()).stream()
                .filter(schema::has)
                .sorted()
                .toList();
        if (!refused.isEmpty()) {
            throw Refused.invalid(path + ": For '" + type + "' type, properties " + String.join(", ", refused)
                    + " are not supported");
        }
        schema.path("properties").forEach(this::check);
        schema.path("$defs").forEach(this::check);
        schema.path("anyOf").forEach(this::check);
        if (schema.has("items")) {
            check(schema.path("items"));
        }
    }
}
