package io.insaka.channels.meta;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a ledger item: Meta's own envelope holding exactly one event, and beside it under {@code insaka} for which
 * page it was received, when, and which part of a message it is. Fields we do not know travel along at every level.
 */
final class Envelope {
    static final String OURS = "insaka";
    private static final String ACCOUNT = "account";
    private static final String AT = "at";
    private static final String PART = "part";
    private static final String PARTS = "parts";
    private static final List<String> LISTS = List.of("messaging", "standby", "changes");

    private final ObjectNode body;
    private final String account;
    private final Instant at;

    Envelope(ObjectNode body, String account, Instant at) {
        this.body = without(body, List.of("entry", OURS));
        this.account = account;
        this.at = at;
    }

    /** An entry as it stands: for one that has no list of events. */
    ObjectNode ofEntry(JsonNode entry) {
        ObjectNode item = body.deepCopy();
        item.putArray("entry").add(entry);
        return item;
    }

    ObjectNode of(ObjectNode entry, String list, JsonNode event) {
        ObjectNode around = without(entry, LISTS);
        around.putArray(list).add(event);
        return ofEntry(around);
    }

    /** Which part of a message, from 0, and of how many. */
    record Part(int n, int of) {
        static final Part ONLY = new Part(0, 1);
    }

    /** Adds our part; left out of hashes, because it differs from one delivery to the next. */
    byte[] seal(ObjectNode item, Part part) {
        item.putObject(OURS)
                .put(ACCOUNT, account)
                .put(AT, at.getEpochSecond())
                .put(PART, part.n())
                .put(PARTS, part.of());
        return GraphJson.bytes(item);
    }

    private static ObjectNode without(ObjectNode node, List<String> names) {
        ObjectNode rest = GraphJson.object();
        node.properties().forEach(property -> {
            if (!names.contains(property.getKey())) {
                rest.set(property.getKey(), property.getValue());
            }
        });
        return rest;
    }

    /**
     * An item taken apart again.
     *
     * @param list where the event stood
     */
    record Opened(
            String account,
            Instant receivedAt,
            Part part,
            @Nullable String page,
            String list,
            Fields event) {
        static @Nullable Opened of(byte[] item) {
            ObjectNode root = GraphJson.parseObject(item);
            if (root == null || !root.has(OURS)) {
                return null;
            }
            var whole = new Fields(root);
            Fields entry = first(whole, "entry");
            String list = LISTS.stream().filter(entry::has).findFirst().orElse("");
            Fields ours = whole.at(OURS);
            return new Opened(
                    ours.text(ACCOUNT, ""),
                    EventTime.of(ours.word(AT), Instant.EPOCH),
                    new Part(number(ours, PART, 0), number(ours, PARTS, 1)),
                    entry.word("id"),
                    list,
                    first(entry, list));
        }

        private static int number(Fields ours, String name, int otherwise) {
            double number = ours.number(name);
            return Double.isNaN(number) ? otherwise : (int) number;
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
