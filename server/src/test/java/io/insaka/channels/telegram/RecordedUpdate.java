package io.insaka.channels.telegram;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.RecordedCases;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case of {@code telegram-inbound.yaml}.
 *
 * @param n which one: what has no number of its own gets it
 */
record RecordedUpdate(JsonNode node, int n) {
    static List<RecordedUpdate> all() {
        List<JsonNode> cases = RecordedCases.load("telegram-inbound.yaml");
        return IntStream.range(0, cases.size())
                .mapToObj(n -> new RecordedUpdate(cases.get(n), n))
                .toList();
    }

    JsonNode tree() {
        if (node.has("body")) {
            return node.path("body").deepCopy();
        }
        ObjectNode update = GraphJson.object().put("update_id", 10_000 + n);
        if (node.path("update") instanceof ObjectNode given) {
            return update.setAll(given.deepCopy());
        }
        ObjectNode message = update.putObject(node.path("as").asString("message"))
                .put("message_id", 1_000 + n)
                .put("date", 1_760_000_000L);
        message.putObject("chat").put("id", 7_123_456_789L).put("type", "private");
        message.putObject("from")
                .put("id", 7_123_456_789L)
                .put("is_bot", false)
                .put("first_name", "Mwila")
                .put("last_name", "Banda")
                .put("username", "mwila_b");
        node.path("message").properties().forEach(field -> {
            if (field.getValue().isNull()) {
                message.remove(field.getKey());
            } else {
                message.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        return update;
    }

    byte[] body() {
        return GraphJson.bytes(tree());
    }

    @Override
    public String toString() {
        return node.path("name").asString();
    }
}
