package io.insaka.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API's own description says an operation takes, and what would break that. */
final class Described {
    private static final JsonMapper json = new JsonMapper();
    private static final int DEEPEST = 4;

    /** Values of each type; all that are not of the declared type are wrong. */
    private static final Map<String, List<String>> OF_TYPE = Map.of(
            "string", List.of("\"nonsense\""),
            "integer", List.of("7"),
            "number", List.of("7.5"),
            "boolean", List.of("true"),
            "array", List.of("[[]]"),
            "object", List.of("{\"nonsense\":{}}"));

    private final JsonNode document;

    Described(JsonNode document) {
        this.document = document;
    }

    /** One method of one path. */
    record Operation(String method, String path, JsonNode described) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** A body with one thing wrong. */
    record Broken(String how, String body) {}

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    all.add(new Operation(
                            operation.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            operation.getValue()));
                }));
        return all;
    }

    /** Missing when the operation takes no JSON object. */
    JsonNode body(Operation operation) {
        return resolve(operation.described().at("/requestBody/content/application~1json/schema"));
    }

    List<JsonNode> parameters(Operation operation) {
        return operation.described().path("parameters").valueStream().toList();
    }

    JsonNode resolve(JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            at = document.at(at.get("$ref").asString().substring(1));
        }
        for (String either : List.of("oneOf", "anyOf", "allOf")) {
            if (at.has(either)) {
                return resolve(at.get(either).get(0));
            }
        }
        return at;
    }

    /** The declared type besides null; empty when anything goes. */
    String type(JsonNode schema) {
        JsonNode type = resolve(schema).path("type");
        if (type.isArray()) {
            return type.valueStream()
                    .map(JsonNode::asString)
                    .filter(one -> !one.equals("null"))
                    .findFirst()
                    .orElse("");
        }
        return type.asString("");
    }

    /** Something that could be meant. */
    JsonNode sample(String name, JsonNode declared, int depth) {
        JsonNode schema = resolve(declared);
        if (schema.path("enum").size() > 0) {
            return schema.get("enum").get(0);
        }
        return switch (type(schema)) {
            case "integer", "number" -> json.getNodeFactory().numberNode(1);
            case "boolean" -> json.getNodeFactory().booleanNode(false);
            case "array" -> {
                ArrayNode list = json.createArrayNode();
                list.add(sample(name, schema.path("items"), depth + 1));
                yield list;
            }
            case "object" -> {
                ObjectNode object = json.createObjectNode();
                if (depth < DEEPEST) {
                    schema.path("properties")
                            .properties()
                            .forEach(field ->
                                    object.set(field.getKey(), sample(field.getKey(), field.getValue(), depth + 1)));
                }
                yield object;
            }
            default ->
                json.getNodeFactory()
                        .stringNode(
                                switch (schema.path("format").asString("")) {
                                    case "uuid" -> Hostile.NOBODYS_ID;
                                    case "date-time" -> "2026-11-21T00:00:00Z";
                                    case "uri" -> "https://example.org/";
                                    default -> name.equals("email") ? "somebody@example.org" : "sample";
                                });
        };
    }

    /** The fields at the top that are ids, or lists of them. */
    List<String> ids(JsonNode schema) {
        return resolve(schema).path("properties").properties().stream()
                .filter(field -> {
                    JsonNode value = resolve(field.getValue());
                    JsonNode one = type(value).equals("array") ? resolve(value.path("items")) : value;
                    return one.path("format").asString("").equals("uuid");
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every field, wherever it stands, in every type it is not of; and every required one left out. */
    List<Broken> broken(JsonNode schema) {
        List<Broken> all = new ArrayList<>();
        ObjectNode whole = (ObjectNode) sample("", schema, 0);
        visit(schema, whole, "", 0, (at) -> all.add(new Broken(at, whole.toString())));
        return all;
    }

    private void visit(JsonNode declared, ObjectNode object, String prefix, int depth, Consumer<String> tell) {
        JsonNode schema = resolve(declared);
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        schema.path("properties").properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.forEach((name, field) -> {
            JsonNode good = object.get(name);
            if (good == null) {
                return;
            }
            String type = type(field);
            OF_TYPE.forEach((other, values) -> {
                if (!type.isEmpty() && !fits(type, other, resolve(field))) {
                    values.forEach(value -> {
                        object.set(name, json.readTree(value));
                        tell.accept(prefix + name + " as " + other);
                    });
                }
            });
            object.set(name, good);
            if (good instanceof ObjectNode inner && depth + 1 < DEEPEST) {
                visit(field, inner, prefix + name + ".", depth + 1, tell);
            }
            if (good.path(0) instanceof ObjectNode inner && depth + 1 < DEEPEST) {
                visit(resolve(field).path("items"), inner, prefix + name + "[].", depth + 1, tell);
            }
        });
        schema.path("required").forEach(required -> {
            JsonNode good = object.remove(required.asString());
            if (good != null) {
                tell.accept(prefix + required.asString() + " left out");
                object.set(required.asString(), good);
            }
        });
    }

    /** A word is wrong where only some words are meant, or none but an id or a time. */
    private static boolean fits(String type, String other, JsonNode schema) {
        boolean free = schema.path("enum").isEmpty()
                && !List.of("uuid", "date-time").contains(schema.path("format").asString(""));
        return switch (type) {
            case "string" -> other.equals("string") && free;
            case "number" -> other.equals("number") || other.equals("integer");
            default -> type.equals(other) && !other.equals("array");
        };
    }
}
