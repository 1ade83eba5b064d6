package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes one webhook body apart: every entry, change, message, status, echo and error is an item of its own. What comes
 * without the envelope gets it, so that items have one form.
 */
final class Splitter {
    /** Far above any batch Meta sends (3 MB at most); what is larger is kept whole, in quarantine. */
    private static final int MOST_ITEMS = 10_000;

    private static final long MOST_BYTES = 64L << 20;

    private final Envelope envelope;
    private final List<RawItem> items = new ArrayList<>();
    private final Map<String, Integer> hashes = new HashMap<>();
    private long bytes;

    private Splitter(Envelope envelope) {
        this.envelope = envelope;
    }

    static List<RawItem> split(String account, Instant at, byte[] body) throws UnreadableBody {
        ObjectNode root = root(body);
        if (isFlat(root)) {
            var splitter = new Splitter(new Envelope(GraphJson.object(), account, at));
            ObjectNode change = GraphJson.object();
            change.set("value", Envelope.without(root, Envelope.OURS));
            splitter.change(GraphJson.object(), change);
            return List.copyOf(splitter.items);
        }
        if (!(root.get("entry") instanceof ArrayNode entries)) {
            throw new UnreadableBody("The body has no list named \"entry\".");
        }
        RawItem lone = LoneItem.of(root, Envelope.ours(account, at), body);
        if (lone != null) {
            return List.of(lone);
        }
        var splitter = new Splitter(new Envelope(root, account, at));
        for (JsonNode entry : entries) {
            splitter.entry(entry);
        }
        return List.copyOf(splitter.items);
    }

    private static ObjectNode root(byte[] body) throws UnreadableBody {
        try {
            if (GraphJson.parse(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException unreadable) {
            throw new UnreadableBody("The body is not JSON that can be read: " + unreadable.getOriginalMessage());
        }
        throw new UnreadableBody("The body is JSON, but not an object.");
    }

    /** 360dialog's older address delivers what Meta calls a value, with no entry and no change around it. */
    private static boolean isFlat(ObjectNode root) {
        return !root.has("entry")
                && List.of(Kind.MESSAGES, Kind.STATUSES, Kind.ERRORS).stream()
                        .anyMatch(kind -> root.get(kind.list) instanceof ArrayNode);
    }

    private void entry(JsonNode entry) throws UnreadableBody {
        if (!(entry instanceof ObjectNode object) || !(object.get("changes") instanceof ArrayNode changes)) {
            other("malformed", null, envelope.ofEntry(entry));
            return;
        }
        for (JsonNode change : changes) {
            if (change instanceof ObjectNode known) {
                change(object, known);
            } else {
                other("malformed", null, envelope.ofChange(object, change));
            }
        }
    }

    private void change(ObjectNode entry, ObjectNode change) throws UnreadableBody {
        String field = new Fields(change).text("field", "messages");
        if (!(change.get("value") instanceof ObjectNode value)) {
            other(field, null, envelope.ofChange(entry, change));
            return;
        }
        var part = new Part(entry, change, value);
        int before = items.size();
        switch (field) {
            case "messages" -> {
                each(part, Kind.MESSAGES);
                each(part, Kind.STATUSES);
                each(part, Kind.ERRORS);
            }
            case "smb_message_echoes" -> each(part, Kind.ECHOES);
            case "user_id_update" -> each(part, Kind.USER_IDS);
            default -> {
                // Account news: one item, whatever is in it.
            }
        }
        if (items.size() == before) {
            String lane = field.equals("user_id_update")
                    ? UserIdUpdate.before(new Fields(value)).lane()
                    : null;
            other(field, lane, envelope.ofChange(entry, change));
        }
    }

    private record Part(ObjectNode entry, ObjectNode change, ObjectNode value) {
        int count(Kind kind) {
            return value.get(kind.list) instanceof ArrayNode list ? list.size() : 0;
        }
    }

    private enum Kind {
        MESSAGES("messages"),
        STATUSES("statuses"),
        ERRORS("errors"),
        ECHOES("message_echoes"),
        USER_IDS("user_id_update");

        private final String list;

        Kind(String list) {
            this.list = list;
        }
    }

    private static final String[] LISTS = {
        "messages", "statuses", "errors", "message_echoes", "user_id_update", "contacts"
    };

    private void each(Part part, Kind kind) throws UnreadableBody {
        JsonNode list = part.value().get(kind.list);
        if (list == null || list.isNull()) {
            return;
        }
        ObjectNode rest = Envelope.without(part.value(), LISTS);
        if (!(list instanceof ArrayNode elements)) {
            rest.set(kind.list, list);
            other("malformed", null, envelope.ofValue(part.entry(), part.change(), rest));
            return;
        }
        var contacts = new Contacts(new Fields(part.value()).each("contacts"), part.count(kind) == 1);
        for (JsonNode element : elements) {
            ObjectNode value = rest.deepCopy();
            if (!(element instanceof ObjectNode object)) {
                value.putArray(kind.list).add(element);
                other("malformed", null, envelope.ofValue(part.entry(), part.change(), value));
                continue;
            }
            var fields = new Fields(object);
            Person person = person(kind, fields);
            Fields contact = contacts.of(person);
            if (contact != null) {
                value.putArray("contacts").add(contact.node());
                person = person.or(Person.ofContact(contact));
            }
            value.putArray(kind.list).add(object);
            add(kind, fields, person, envelope.ofValue(part.entry(), part.change(), value));
        }
    }

    private static Person person(Kind kind, Fields fields) {
        return switch (kind) {
            case MESSAGES -> MessageReader.sender(fields);
            case STATUSES -> StatusReader.recipient(fields);
            case ECHOES -> EchoReader.recipient(fields);
            case USER_IDS -> UserIdUpdate.before(fields);
            case ERRORS -> Person.NOBODY;
        };
    }

    private void add(Kind kind, Fields fields, Person person, ObjectNode item) throws UnreadableBody {
        String id = fields.word("id");
        switch (kind) {
            case MESSAGES, ECHOES -> {
                String type = kind == Kind.ECHOES ? "echo" : shortened(fields.text("type", "unknown"));
                String key = id == null ? hash(item) : id;
                add(new RawItem(ItemKind.MESSAGE, type, id, key, person.lane(), envelope.seal(item)));
            }
            case STATUSES -> {
                String type = shortened(fields.text("status", "unknown"));
                String key = id == null ? hash(item) : StatusReader.dedupKey(id, fields);
                add(new RawItem(ItemKind.STATUS, type, id, key, person.lane(), envelope.seal(item)));
            }
            case ERRORS -> other("error", null, item);
            case USER_IDS -> other("user_id_update", person.lane(), item);
        }
    }

    private void other(String type, @Nullable String lane, ObjectNode item) throws UnreadableBody {
        add(new RawItem(ItemKind.OTHER, shortened(type), null, hash(item), lane, envelope.seal(item)));
    }

    /** Two equal items without an id in one body stay two; a redelivery of the body yields the same two keys. */
    private String hash(ObjectNode item) {
        String hash = GraphJson.hash(item);
        int times = hashes.merge(hash, 1, Integer::sum);
        return times == 1 ? hash : hash + "#" + times;
    }

    private void add(RawItem item) throws UnreadableBody {
        bytes += item.body().length;
        if (items.size() == MOST_ITEMS || bytes > MOST_BYTES) {
            throw new UnreadableBody("The body holds more than can be taken apart safely.");
        }
        items.add(item);
    }

    static String shortened(String type) {
        return type.isBlank() ? "unknown" : type.substring(0, Math.min(type.length(), 60));
    }
}
