package io.insaka.sandbox.llm.play;

import io.insaka.sandbox.http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Vectors as no model should make them; in OpenAI's way of telling numbers. */
final class SpoiltVectors {
    private static final double TOO_LARGE = 1e300;

    private SpoiltVectors() {}

    static Answer of(Fault fault, Answer good) {
        if (!(good instanceof Answer.Reply(int status, String type, var headers, byte[] body))
                || !(Json.readObject(body).orElseGet(Json::object).path("data") instanceof ArrayNode)) {
            return good;
        }
        var spoilt = Json.readObject(body).orElseThrow();
        spoil(fault, (ArrayNode) spoilt.path("data"));
        return Answer.json(status, Json.text(spoilt));
    }

    private static void spoil(Fault fault, ArrayNode items) {
        int last = items.size() - 1;
        switch (fault) {
            case HALF_BATCH -> {
                for (int at = last; at >= (last + 1) / 2; at--) {
                    items.remove(at);
                }
            }
            case UNEVEN_VECTORS -> halve(items.get(last));
            case ODD_NUMBERS ->
                ((ArrayNode) items.get(last).path("embedding")).add(TOO_LARGE).remove(0);
            default -> items.forEach(SpoiltVectors::halve);
        }
    }

    private static void halve(JsonNode item) {
        if (item.path("embedding") instanceof ArrayNode numbers) {
            for (int at = numbers.size() / 2; at > 0; at--) {
                numbers.remove(numbers.size() - 1);
            }
        }
    }
}
