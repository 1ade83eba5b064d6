package io.insaka.channels;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.node.ObjectNode;

/** Settings as a map of words, whether they come flat or grouped in objects. */
final class SettingsReader extends ValueDeserializer<Map<String, @Nullable String>> {
    private static final int DEEPEST = 3;

    @Override
    public Map<String, @Nullable String> deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode tree = context.readTree(parser);
        var settings = new LinkedHashMap<String, @Nullable String>();
        if (tree instanceof ObjectNode object) {
            put(object, "", 1, settings, context);
            return settings;
        }
        return context.reportInputMismatch(Map.class, "settings are an object");
    }

    private static void put(
            ObjectNode object,
            String prefix,
            int depth,
            Map<String, @Nullable String> settings,
            DeserializationContext context) {
        object.properties().forEach(property -> {
            String name = prefix + property.getKey();
            JsonNode value = property.getValue();
            if (value instanceof ObjectNode group && depth < DEEPEST) {
                put(group, name + ".", depth + 1, settings, context);
            } else if (value.isContainer()) {
                context.reportInputMismatch(Map.class, "a setting is one value");
            } else {
                settings.put(name, value.isNull() ? null : value.asString());
            }
        });
    }
}
