package io.insaka.channels.gateway;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a body apart: {@code messages}, {@code statuses} and {@code alarms}, or one message alone. A message with several files becomes
 * several, the first under its own id.
 */
final class Splitter {
    static final String MESSAGE = "message";
    static final String STATUS = "status";
    static final String ALARM = "alarm";
    static final String AT = "at";
    static final String PART = "part";
    static final String ID = "id";
    private static final int MOST_ITEMS = 1_000;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TYPE = 60;

    private final Instant at;
    private final List<RawItem> items = new ArrayList<>();
    private final Map<String, Integer> hashes = new HashMap<>();

    private Splitter(Instant at) {
        this.at = at;
    }

    static List<RawItem> split(Instant at, byte[] body) throws UnreadableBody {
        JsonNode root = root(body);
        var splitter = new Splitter(at);
        if (root instanceof ArrayNode messages) {
            splitter.each(messages, MESSAGE);
        } else if (root.has("messages") || root.has("statuses") || root.has("alarms")) {
            splitter.list(root.path("messages"), MESSAGE);
            splitter.list(root.path("statuses"), STATUS);
            splitter.list(root.path("alarms"), ALARM);
        } else if (root instanceof ObjectNode) {
            splitter.each(List.of(root), MESSAGE);
        } else {
            throw new UnreadableBody("The body is JSON, but neither an object nor a list.");
        }
        return List.copyOf(splitter.items);
    }

    /** Everybody who wrote something in this body. */
    static Set<String> senders(byte[] body) {
        Set<String> senders = new LinkedHashSet<>();
        try {
            split(Instant.EPOCH, body).stream()
                    .filter(item -> item.kind() == ItemKind.MESSAGE && item.sender() != null)
                    .forEach(item -> senders.add(String.valueOf(item.sender())));
        } catch (UnreadableBody nobody) {
            return Set.of();
        }
        return senders;
    }

    private static JsonNode root(byte[] body) throws UnreadableBody {
        try {
            JsonNode root = GraphJson.parse(body);
            if (root != null && root.isContainer()) {
                return root;
            }
        } catch (JacksonException unreadable) {
            throw new UnreadableBody("The body is not JSON that can be read: " + unreadable.getOriginalMessage());
        }
        throw new UnreadableBody("The body is JSON, but neither an object nor a list.");
    }

    private void list(JsonNode list, String as) throws UnreadableBody {
        if (list instanceof ArrayNode array) {
            each(array, as);
        } else if (!list.isMissingNode() && !list.isNull()) {
            each(List.of(list), as);
        }
    }

    private void each(Iterable<JsonNode> elements, String as) throws UnreadableBody {
        for (JsonNode element : elements) {
            if (!(element instanceof ObjectNode object)) {
                add(ItemKind.OTHER, "malformed", null, null, wrapped(as, element, 0));
            } else if (as.equals(STATUS)) {
                status(object);
            } else if (as.equals(ALARM)) {
                alarm(object);
            } else {
                message(object);
            }
        }
    }

    private void status(ObjectNode status) throws UnreadableBody {
        var fields = new Fields(status);
        String id = shortened(fields.word("id"));
        String step = fields.text("status", "unknown");
        ObjectNode item = wrapped(STATUS, status, 0);
        if (id == null) {
            add(ItemKind.STATUS, step, null, null, item);
        } else {
            // What was sent again after it failed may fail again.
            String when = step.equals("failed") ? "|" + fields.text("timestamp", "") : "";
            add(ItemKind.STATUS, step, id, STATUS + "|" + id + "|" + step + when, item);
        }
    }

    private void alarm(ObjectNode alarm) throws UnreadableBody {
        String id = shortened(new Fields(alarm).word("id"));
        add(ItemKind.OTHER, ALARM, id, id == null ? null : ALARM + "|" + id, wrapped(ALARM, alarm, 0));
    }

    private void message(ObjectNode message) throws UnreadableBody {
        var fields = new Fields(message);
        String own = shortened(fields.word("id"));
        // What has no id is known by what it says: a redelivery says the same.
        String id = own == null ? "unnamed-" + hash(message) : own;
        List<ObjectNode> parts = parts(fields);
        for (int n = 0; n < parts.size(); n++) {
            String partId = n == 0 ? id : id + "#" + (n + 1);
            ObjectNode item = wrapped(MESSAGE, parts.get(n), n);
            item.put(ID, partId);
            add(ItemKind.MESSAGE, type(new Fields(parts.get(n))), partId, partId, sender(fields), item);
        }
    }

    private static @Nullable String sender(Fields message) {
        Person person = Person.of(message, message.text("direction", "").equals("outbound") ? "to" : "from");
        return person == null ? null : person.address();
    }

    private static String type(Fields message) {
        String type = message.word("type");
        return type == null ? ItemReader.guessedType(message) : type;
    }

    /** One file each; the words go with the first. */
    private static List<ObjectNode> parts(Fields message) {
        List<Fields> files = message.each("media");
        if (files.size() < 2) {
            return List.of((ObjectNode) message.node());
        }
        List<ObjectNode> parts = new ArrayList<>();
        for (Fields file : files) {
            ObjectNode part = GraphJson.object();
            message.node().properties().forEach(property -> {
                boolean words = property.getKey().equals("text") && !parts.isEmpty();
                if (!words && !property.getKey().equals("media")) {
                    part.set(property.getKey(), property.getValue());
                }
            });
            part.putArray("media").add(file.node());
            parts.add(part);
        }
        return parts;
    }

    private ObjectNode wrapped(String as, JsonNode what, int part) {
        ObjectNode item = GraphJson.object().put(AT, at.toString()).put(PART, part);
        item.set(as, what);
        return item;
    }

    private void add(ItemKind kind, String type, @Nullable String id, @Nullable String key, ObjectNode item)
            throws UnreadableBody {
        add(kind, type, id, key, null, item);
    }

    private void add(
            ItemKind kind,
            String type,
            @Nullable String id,
            @Nullable String key,
            @Nullable String sender,
            ObjectNode item)
            throws UnreadableBody {
        if (items.size() == MOST_ITEMS) {
            throw new UnreadableBody("There are more than " + MOST_ITEMS + " items in it.");
        }
        String word = Fields.clean(type).strip();
        ObjectNode said = item.deepCopy();
        said.remove(AT);
        items.add(new RawItem(
                kind,
                word.isEmpty() ? "unknown" : word.substring(0, Math.min(word.length(), LONGEST_TYPE)),
                id,
                key == null ? hash(said) : key,
                sender,
                GraphJson.bytes(item)));
    }

    private static @Nullable String shortened(@Nullable String id) {
        return id == null || id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    }

    private String hash(ObjectNode said) {
        String hash = GraphJson.hash(said);
        int times = hashes.merge(hash, 1, Integer::sum);
        return times == 1 ? hash : hash + "#" + times;
    }
}
