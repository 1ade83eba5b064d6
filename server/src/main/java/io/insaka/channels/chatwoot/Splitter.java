package io.insaka.channels.chatwoot;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** One event a body; a message with several files becomes several, the first under its own id. */
final class Splitter {
    static final String EVENT = "event";
    static final String OURS = "insaka";
    static final String SCOPE = "scope";
    static final String AT = "at";
    static final String PART = "part";
    private static final int LONGEST_TYPE = 60;
    private static final int MOST_PARTS = 500;

    private Splitter() {}

    static List<RawItem> split(String scope, Instant at, byte[] body) throws UnreadableBody {
        ObjectNode root = root(body);
        var event = new Fields(root);
        String word = event.text(EVENT, "");
        String id = event.word("id");
        String lane = ConversationAddress.of(event, scope);
        if (!word.equals("message_created") || id == null) {
            boolean message = word.startsWith("message_");
            return List.of(new RawItem(
                    message ? ItemKind.MESSAGE : ItemKind.OTHER,
                    shortened(word),
                    null,
                    word + "|" + GraphJson.hash(root),
                    lane,
                    sealed(root, scope, at, 0)));
        }
        List<RawItem> items = new ArrayList<>();
        List<ObjectNode> parts = parts(event);
        if (parts.size() > MOST_PARTS) {
            throw new UnreadableBody("The message has more than " + MOST_PARTS + " files.");
        }
        for (int n = 0; n < parts.size(); n++) {
            String partId = n == 0 ? id : id + "#" + (n + 1);
            items.add(new RawItem(
                    ItemKind.MESSAGE,
                    shortened(MessageKind.of(event).name().toLowerCase(java.util.Locale.ROOT)),
                    partId,
                    "message|" + partId,
                    lane,
                    sealed(parts.get(n), scope, at, n)));
        }
        return items;
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

    /** One file each; the words go with the first. */
    private static List<ObjectNode> parts(Fields message) {
        List<Fields> files = message.each("attachments");
        if (files.size() < 2) {
            return List.of((ObjectNode) message.node());
        }
        List<ObjectNode> parts = new ArrayList<>();
        for (Fields file : files) {
            ObjectNode part = GraphJson.object();
            message.node().properties().forEach(property -> {
                boolean words = property.getKey().equals("content") && !parts.isEmpty();
                if (!words && !property.getKey().equals("attachments")) {
                    part.set(property.getKey(), property.getValue());
                }
            });
            part.putArray("attachments").add(file.node());
            parts.add(part);
        }
        return parts;
    }

    private static byte[] sealed(ObjectNode event, String scope, Instant at, int part) {
        ObjectNode item = GraphJson.object();
        event.properties().forEach(property -> item.set(property.getKey(), property.getValue()));
        item.putObject(OURS).put(SCOPE, scope).put(AT, at.getEpochSecond()).put(PART, part);
        return GraphJson.bytes(item);
    }

    private static String shortened(@Nullable String type) {
        String word = type == null || type.isBlank() ? "unknown" : type.strip();
        return word.substring(0, Math.min(word.length(), LONGEST_TYPE));
    }
}
