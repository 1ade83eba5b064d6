package io.insaka.sandbox.llm.play;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON that satisfies a schema, as far as one can without understanding: a choice goes to the value whose words the
 * customer used, a text is the answer or what the customer wrote, a probability is high, lists are as short as allowed.
 */
public final class SchemaFiller {
    private static final int DEEPEST = 12;

    private final JsonNode root;
    private final String answer;
    private final String question;

    /**
     * @param answer what would be said in plain words
     * @param question what the customer wrote
     */
    public SchemaFiller(JsonNode root, String answer, String question) {
        this.root = root;
        this.answer = answer;
        this.question = question;
    }

    public JsonNode fill() {
        JsonNode filled = fill(root, "", 0);
        // Any object will do: then it carries the answer.
        return filled.isObject() && filled.isEmpty() && root.path("properties").isEmpty()
                ? Json.object().put("answer", answer)
                : filled;
    }

    private JsonNode fill(JsonNode schema, String name, int depth) {
        if (depth > DEEPEST) {
            return NullNode.instance;
        }
        JsonNode resolved = resolve(schema);
        if (resolved.has("const")) {
            return resolved.path("const");
        }
        if (resolved.path("enum").isArray() && !resolved.path("enum").isEmpty()) {
            return choose(resolved.path("enum"));
        }
        for (String either : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (resolved.path(either).isArray() && !resolved.path(either).isEmpty()) {
                return fill(resolved.path(either).path(0), name, depth + 1);
            }
        }
        return switch (type(resolved)) {
            case "object" -> object(resolved, depth);
            case "array" -> array(resolved, name, depth);
            case "integer" -> IntNode.valueOf((int) Math.round(number(resolved, name)));
            case "number" -> DoubleNode.valueOf(number(resolved, name));
            case "boolean" -> BooleanNode.FALSE;
            case "null" -> NullNode.instance;
            default -> StringNode.valueOf(text(resolved, Words.lower(name)));
        };
    }

    /** Follows a reference into the schema itself: {@code #/$defs/Name}. */
    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        if (reference.equals("#")) {
            return root;
        }
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String first = type.isArray() ? type.path(0).asString("") : type.asString("");
        return first.isEmpty() && schema.has("properties") ? "object" : Words.lower(first);
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = Json.object();
        schema.path("properties")
                .properties()
                .forEach(property ->
                        object.set(property.getKey(), fill(property.getValue(), property.getKey(), depth + 1)));
        return object;
    }

    private JsonNode array(JsonNode schema, String name, int depth) {
        ArrayNode array = Json.array();
        IntStream.range(0, Math.min(DEEPEST, schema.path("minItems").asInt(0)))
                .forEach(item -> array.add(fill(schema.path("items"), name, depth + 1)));
        return array;
    }

    private static double number(JsonNode schema, String name) {
        String lower = Words.lower(name);
        boolean probability =
                lower.contains("confidence") || lower.contains("probability") || lower.contains("certainty");
        double wanted = probability ? 0.8 : 0;
        double least = schema.path("minimum").asDouble(wanted);
        return Math.min(schema.path("maximum").asDouble(Double.MAX_VALUE), Math.max(least, wanted));
    }

    private String text(JsonNode schema, String name) {
        String wanted = name.contains("lang") || name.equals("locale")
                ? Words.language(question)
                : asksBack(name)
                        ? question
                        : name.equals("translation") ? "(As a simulated model would say it:) " + question : answer;
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return wanted.substring(0, Math.min(most, wanted.length()));
    }

    private static boolean asksBack(String name) {
        return name.contains("query") || name.contains("question") || name.contains("input");
    }

    /** The value most of whose words the customer used; none of them, then one that says so, else the first. */
    private JsonNode choose(JsonNode values) {
        var choices = StreamSupport.stream(values.spliterator(), false).toList();
        return choices.stream()
                .filter(value -> score(value) > 0)
                .max(Comparator.comparingLong(this::score))
                .or(() -> choices.stream()
                        .filter(value -> value.asString("").equals(Words.language(question)))
                        .findFirst())
                .or(() -> choices.stream()
                        .filter(value -> Set.of("other", "unknown", "none", "neutral", "normal")
                                .contains(Words.lower(value.asString(""))))
                        .findFirst())
                .orElse(choices.getFirst());
    }

    private long score(JsonNode value) {
        var said = Words.of(question);
        return Words.of(value.asString("").replace('_', ' ')).stream()
                .filter(word -> said.stream().anyMatch(other -> Words.alike(word, other)))
                .count();
    }
}
