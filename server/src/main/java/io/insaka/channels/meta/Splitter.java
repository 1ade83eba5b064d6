package io.insaka.channels.meta;

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

/** Takes a webhook apart: every event of every entry, every attachment of every message, every message of a receipt. */
final class Splitter {
    private static final int MOST_ITEMS = 5_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int LONGEST_TYPE = 60;
    private static final List<String> LISTS = List.of("messaging", "standby", "changes");

    private final Envelope envelope;
    private final List<RawItem> items = new ArrayList<>();
    private final Map<String, Integer> hashes = new HashMap<>();
    private long bytes;

    private Splitter(Envelope envelope) {
        this.envelope = envelope;
    }

    static List<RawItem> split(String account, Instant at, byte[] body) throws UnreadableBody {
        ObjectNode root = root(body);
        if (!(root.get("entry") instanceof ArrayNode entries)) {
            throw new UnreadableBody("The body has no list named \"entry\".");
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

    private void entry(JsonNode entry) throws UnreadableBody {
        int before = items.size();
        if (entry instanceof ObjectNode object) {
            for (String list : LISTS) {
                if (object.get(list) instanceof ArrayNode events) {
                    for (JsonNode event : events) {
                        event(object, list, event);
                    }
                }
            }
        }
        if (items.size() == before) {
            other("malformed", null, envelope.ofEntry(entry));
        }
    }

    private void event(ObjectNode entry, String list, JsonNode listed) throws UnreadableBody {
        if (!(listed instanceof ObjectNode object)) {
            other("malformed", null, envelope.of(entry, list, listed));
            return;
        }
        var event = Event.of(new Fields(object), list, new Fields(entry).word("id"));
        switch (event.kind()) {
            case "message" -> message(entry, list, object, event);
            case "delivery" -> delivery(entry, list, object, event);
            case "read" -> read(entry, list, object, event);
            case "postback", "reaction", "message_edit" -> said(entry, list, object, event);
            default -> {
                String type = list.equals("changes") && event.kind().isEmpty()
                        ? event.fields().text("field", "unknown")
                        : event.type();
                other(type, event.customer(), envelope.of(entry, list, object));
            }
        }
    }

    private void message(ObjectNode entry, String list, ObjectNode listed, Event event) throws UnreadableBody {
        String mid = event.part().word("mid");
        ObjectNode whole = envelope.of(entry, list, listed);
        if (mid == null) {
            add(
                    new Sealed(ItemKind.MESSAGE, event, null, hash((ObjectNode)
                            event.fields().node())),
                    whole,
                    Envelope.Part.ONLY);
            return;
        }
        if (event.isDeletion()) {
            add(new Sealed(ItemKind.MESSAGE, event, mid, "deleted|" + mid), whole, Envelope.Part.ONLY);
            return;
        }
        List<ObjectNode> parts = MessageParts.of(event.part());
        for (int n = 0; n < parts.size(); n++) {
            String id = MessageParts.id(mid, n);
            add(
                    new Sealed(ItemKind.MESSAGE, event, id, id),
                    envelope.of(entry, list, with(listed, "message", parts.get(n))),
                    new Envelope.Part(n, parts.size()));
        }
    }

    private void delivery(ObjectNode entry, String list, ObjectNode listed, Event event) throws UnreadableBody {
        List<String> named = words(event.part(), "mids");
        if (named.isEmpty()) {
            ObjectNode whole = envelope.of(entry, list, listed);
            add(new Sealed(ItemKind.STATUS, event, null, until("delivery", event, whole)), whole, Envelope.Part.ONLY);
        }
        for (String mid : named) {
            ObjectNode one = GraphJson.object();
            event.part().node().properties().forEach(each -> one.set(each.getKey(), each.getValue()));
            one.putArray("mids").add(mid);
            add(
                    new Sealed(ItemKind.STATUS, event, mid, "delivery|" + mid),
                    envelope.of(entry, list, with(listed, "delivery", one)),
                    Envelope.Part.ONLY);
        }
    }

    private void read(ObjectNode entry, String list, ObjectNode listed, Event event) throws UnreadableBody {
        String mid = event.part().word("mid");
        ObjectNode whole = envelope.of(entry, list, listed);
        String key = mid == null ? until("read", event, whole) : "read|" + mid;
        add(new Sealed(ItemKind.STATUS, event, mid, key), whole, Envelope.Part.ONLY);
    }

    private String until(String word, Event event, ObjectNode item) {
        String watermark = event.part().word("watermark");
        return watermark == null || event.customer() == null
                ? hash(item)
                : String.join("|", word, event.customer(), watermark);
    }

    private void said(ObjectNode entry, String list, ObjectNode listed, Event event) throws UnreadableBody {
        // A postback has an id of its own; a reaction and an edit name the message they are about.
        String id = event.kind().equals("postback") ? event.part().word("mid") : null;
        String key = id == null
                ? event.kind() + "|" + hash((ObjectNode) event.fields().node())
                : id;
        add(new Sealed(ItemKind.MESSAGE, event, id, key), envelope.of(entry, list, listed), Envelope.Part.ONLY);
    }

    private static List<String> words(Fields around, String list) {
        List<String> words = new ArrayList<>();
        if (around.node().path(list) instanceof ArrayNode array) {
            for (JsonNode each : array) {
                String word = each.isValueNode() && !each.isNull()
                        ? Fields.clean(each.asString("")).strip()
                        : "";
                if (!word.isEmpty() && !words.contains(word)) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    /** The event with another part in the place of its own, also where it stands in the value of a change. */
    private static ObjectNode with(ObjectNode listed, String name, ObjectNode part) {
        ObjectNode copy = GraphJson.object();
        boolean here = listed.has(name);
        listed.properties().forEach(property -> {
            if (here && property.getKey().equals(name)) {
                copy.set(name, part);
            } else if (!here && property.getKey().equals("value") && property.getValue() instanceof ObjectNode value) {
                copy.set("value", with(value, name, part));
            } else {
                copy.set(property.getKey(), property.getValue());
            }
        });
        return copy;
    }

    private record Sealed(
            ItemKind kind, Event event, @Nullable String id, String key) {}

    private void add(Sealed sealed, ObjectNode item, Envelope.Part part) throws UnreadableBody {
        add(new RawItem(
                sealed.kind(),
                shortened(sealed.event().type()),
                sealed.id(),
                sealed.key(),
                sealed.event().customer(),
                envelope.seal(item, part)));
    }

    private void other(String type, @Nullable String lane, ObjectNode item) throws UnreadableBody {
        add(new RawItem(
                ItemKind.OTHER, shortened(type), null, hash(item), lane, envelope.seal(item, Envelope.Part.ONLY)));
    }

    /** Two equal events without an id in one body stay two; a redelivery of the body yields the same two keys. */
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

    private static String shortened(String type) {
        return type.isBlank() ? "unknown" : type.substring(0, Math.min(type.length(), LONGEST_TYPE));
    }
}
