package io.insaka.sandbox.llm.gemini;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Google asks of a schema, of an answer or of a function's parameters.
 *
 * @see <a href="https://ai.google.dev/api/caching#Schema">Schema</a>, 2026-11-21
 */
final class SchemaRules {
    private static final Set<String> TYPES =
            Set.of("STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL");
    private static final Set<String> STRING_FORMATS = Set.of("enum", "date-time");

    private SchemaRules() {}

    /** @param path in snake case, as errors name it */
    static void check(JsonNode schema, String path) {
        String type = schema.path("type").asString("").toUpperCase(Locale.ROOT);
        boolean either = schema.path("anyOf").isArray();
        if (type.isEmpty() && !either) {
            throw Refused.field(path + ".type", "must be specified");
        }
        if (!type.isEmpty() && !TYPES.contains(type)) {
            throw Refused.invalid("Invalid value at '" + path + ".type' (type.googleapis.com/"
                    + "google.ai.generativelanguage.v1beta.Type), \""
                    + schema.path("type").asString() + "\"");
        }
        if (type.equals("OBJECT")) {
            object(schema, path);
        }
        if (type.equals("ARRAY")) {
            if (!schema.has("items")) {
                throw Refused.field(path + ".items", "missing field.");
            }
            check(schema.path("items"), path + ".items");
        }
        if (schema.has("enum") && !type.equals("STRING")) {
            throw Refused.field(path + ".enum", "only allowed for STRING type");
        }
        if (type.equals("STRING")
                && schema.has("format")
                && !STRING_FORMATS.contains(schema.path("format").asString(""))) {
            throw Refused.field(path + ".format", "only 'enum' and 'date-time' are supported for STRING type");
        }
        for (int at = 0; at < schema.path("enum").size(); at++) {
            if (schema.path("enum").path(at).asString("").isEmpty()) {
                throw Refused.field(path + ".enum[" + at + "]", "cannot be empty");
            }
        }
        for (int at = 0; at < schema.path("anyOf").size(); at++) {
            check(schema.path("anyOf").path(at), path + ".any_of[" + at + "]");
        }
    }

    private static void object(JsonNode schema, String path) {
        JsonNode properties = schema.path("properties");
        if (properties.isEmpty()) {
            throw Refused.field(path + ".properties", "should be non-empty for OBJECT type");
        }
        for (int at = 0; at < schema.path("required").size(); at++) {
            if (!properties.has(schema.path("required").path(at).asString(""))) {
                throw Refused.field(path + ".required[" + at + "]", "property is not defined");
            }
        }
        properties.properties().forEach(entry -> check(entry.getValue(), path + ".properties[" + entry.getKey() + "]"));
    }
}
