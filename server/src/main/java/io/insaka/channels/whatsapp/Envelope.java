package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a ledger item: Meta's own envelope holding exactly one thing, and beside it under {@code insaka} for which
 * number it was received and when. Fields we do not know travel along at every level.
 */
final class Envelope {
    static final String OURS = "insaka";
    static final String ACCOUNT = "account";
    static final String AT = "at";

    private final ObjectNode body;
    private final ObjectNode ours;

    Envelope(ObjectNode body, String account, Instant at) {
        this.body = without(body, "entry", OURS);
        this.ours = ours(account, at);
    }

    static ObjectNode ours(String account, Instant at) {
        return GraphJson.object().put(ACCOUNT, account).put(AT, at.getEpochSecond());
    }

    /** An entry as it stands: for one that is no object or has no list of changes. */
    ObjectNode ofEntry(JsonNode entry) {
        ObjectNode item = body.deepCopy();
        item.putArray("entry").add(entry);
        return item;
    }

    ObjectNode ofChange(ObjectNode entry, JsonNode change) {
        ObjectNode around = without(entry, "changes");
        around.putArray("changes").add(change);
        return ofEntry(around);
    }

    ObjectNode ofValue(ObjectNode entry, ObjectNode change, JsonNode value) {
        ObjectNode around = without(change, "value");
        around.set("value", value);
        return ofChange(entry, around);
    }

    /** Adds our part; left out of hashes, because it differs from one delivery to the next. */
    byte[] seal(ObjectNode item) {
        item.set(OURS, ours);
        return GraphJson.bytes(item);
    }

    static ObjectNode without(ObjectNode node, String... names) {
        ObjectNode rest = GraphJson.object();
        for (var property : node.properties()) {
            boolean keep = true;
            for (String name : names) {
                keep &= !name.equals(property.getKey());
            }
            if (keep) {
                rest.set(property.getKey(), property.getValue());
            }
        }
        return rest;
    }

    /** An item taken apart again. */
    record Opened(String account, Instant receivedAt, String field, Fields entry, Fields value) {
        static @Nullable Opened of(byte[] item) {
            ObjectNode root = GraphJson.parseObject(item);
            if (root == null) {
                return null;
            }
            var whole = new Fields(root);
            Fields entry = first(whole, "entry");
            Fields change = first(entry, "changes");
            Fields ours = whole.at(OURS);
            return new Opened(
                    ours.text(ACCOUNT, ""),
                    Times.seconds(ours.word(AT), Instant.EPOCH),
                    change.text("field", ""),
                    entry,
                    change.at("value"));
        }

        /** The one thing under this name; null when there is none, {@link Fields#NONE} when it is no object. */
        @Nullable
        Fields only(String list) {
            if (!value.has(list)) {
                return null;
            }
            return first(value, list);
        }

        private static Fields first(Fields around, String list) {
            return around.node().path(list) instanceof ArrayNode array
                            && !array.isEmpty()
                            && array.get(0) instanceof ObjectNode object
                    ? new Fields(object)
                    : Fields.NONE;
        }
    }
}
