package io.insaka.channels.telegram;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Times;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One webhook body: an update with its number and one thing that happened. Ids are text, for they have 64 bits.
 *
 * @param number the update's own; null when it has none
 * @param arrived for what carries no time of its own, such as a tapped button
 */
record Update(String type, Fields what, @Nullable String number, Instant arrived) {
    static final Set<String> MESSAGES = Set.of("message", "business_message");
    static final Set<String> EDITS = Set.of("edited_message", "edited_business_message");
    static final String CALLBACK = "callback_query";
    static final String REACTION = "message_reaction";
    static final String STANDING = "my_chat_member";
    static final String DELETED = "deleted_business_messages";
    private static final List<String> SAID =
            List.of("message", "business_message", "edited_message", "edited_business_message", CALLBACK, REACTION);
    private static final String AT = "insaka_at"; // beside what Telegram said
    private static final int LONGEST_TYPE = 60;
    private static final int LONGEST_ID = 60;
    private static final int MOST_ITEMS = 1_000;

    /** The number of the tap in a body; null when it is of something else. */
    static @Nullable String tapped(byte[] body) {
        // Most bodies are of something else: not worth parsing twice.
        if (!new String(body, StandardCharsets.ISO_8859_1).contains("\"" + CALLBACK + "\"")) {
            return null;
        }
        ObjectNode root = GraphJson.parseObject(body);
        return root == null ? null : new Fields(root).at(CALLBACK).word("id");
    }

    /** Telegram sends one update at a time; a list of them is taken all the same. */
    static List<RawItem> split(byte[] body, Instant at) throws UnreadableBody {
        JsonNode root;
        try {
            root = GraphJson.parse(body);
        } catch (JacksonException unreadable) {
            throw new UnreadableBody("The body is not JSON that can be read: " + unreadable.getOriginalMessage());
        }
        List<JsonNode> updates = root instanceof ArrayNode list
                ? list.valueStream().toList()
                : root instanceof ObjectNode ? List.of(root) : List.of();
        if (updates.size() > MOST_ITEMS || !(root instanceof ArrayNode || root instanceof ObjectNode)) {
            throw new UnreadableBody("The body is JSON, but no update.");
        }
        List<RawItem> items = new ArrayList<>();
        for (JsonNode update : updates) {
            each(update, at, items);
        }
        return List.copyOf(items);
    }

    /** A deletion may name many messages, and each is an item. */
    private static void each(JsonNode node, Instant at, List<RawItem> items) {
        if (node.path(DELETED).path("message_ids") instanceof ArrayNode ids
                && ids.size() > 1
                && node instanceof ObjectNode update) {
            for (int n = 0; n < Math.min(ids.size(), MOST_ITEMS); n++) {
                ObjectNode one = update.deepCopy();
                ((ObjectNode) one.path(DELETED)).putArray("message_ids").add(ids.get(n));
                items.add(item(one, at, "#" + (n + 1)));
            }
        } else {
            items.add(item(node, at, ""));
        }
    }

    private static RawItem item(JsonNode node, Instant at, String part) {
        var fields = new Fields(node);
        Update update = of(fields);
        String number = fields.word("update_id");
        String key = number == null || number.length() > LONGEST_ID
                ? "unnumbered-" + GraphJson.hash(node)
                : "update-" + number + part;
        if (node instanceof ObjectNode object) {
            object.put(AT, at.getEpochSecond()); // after the hash: a redelivery comes at another time
        }
        boolean person = SAID.contains(update.type()) && update.isPrivate();
        return new RawItem(
                person ? ItemKind.MESSAGE : ItemKind.OTHER,
                update.type().substring(0, Math.min(update.type().length(), LONGEST_TYPE)),
                person ? update.providerId() : null,
                key,
                update.sender(),
                GraphJson.bytes(node));
    }

    /** An update holds one thing; what we know of goes before an object that a later version of Telegram puts beside it. */
    static Update of(Fields update) {
        String number = update.word("update_id");
        Instant arrived = Times.sent(update.word(AT), Instant.EPOCH);
        for (String known : SAID) {
            if (update.at(known).isObject()) {
                return new Update(known, update.at(known), number, arrived);
            }
        }
        if (update.node() instanceof ObjectNode object) {
            for (var property : object.properties()) {
                if (property.getValue() instanceof ObjectNode) {
                    String type = Fields.clean(property.getKey()).strip();
                    return new Update(
                            type.isEmpty() ? "unknown" : type, new Fields(property.getValue()), number, arrived);
                }
            }
        }
        return new Update("unknown", Fields.NONE, number, arrived);
    }

    Fields chat() {
        return type.equals(CALLBACK) ? what.at("message").at("chat") : what.at("chat");
    }

    /** Groups and channels are kept apart: the ledger shows them, no thread does. */
    boolean isPrivate() {
        String chat = chat().word("type");
        return chat == null ? writer() != null : chat.equals("private");
    }

    /** The customer: in a private chat the chat is they. */
    @Nullable
    String customer() {
        String chat = chat().word("id");
        return chat == null ? writer() : id(chat);
    }

    @Nullable
    String writer() {
        String from = what.at(type.equals(REACTION) ? "user" : "from").word("id");
        return from == null ? null : id(from);
    }

    @Nullable
    String connection() {
        return what.word("business_connection_id");
    }

    @Nullable
    String sender() {
        String customer = customer();
        return customer == null || connection() == null ? customer : "business|" + connection() + "|" + customer;
    }

    private static String id(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_ID));
    }

    /** Messages are numbered per chat, so the chat belongs to the id. */
    @Nullable
    String providerId() {
        if (type.equals(CALLBACK)) {
            String query = what.word("id");
            return query == null ? null : "callback/" + id(query);
        }
        String message = messageId();
        if (message == null) {
            return null;
        }
        String target = target(message);
        return switch (type) {
            case "edited_message", "edited_business_message" -> target + "/edit/" + what.text("edit_date", "0");
            case REACTION -> target + "/reaction/" + (number == null ? what.text("date", "0") : id(number));
            default -> target;
        };
    }

    @Nullable
    String messageId() {
        String message = what.word("message_id");
        return message == null ? null : id(message);
    }

    String target(String message) {
        return customer() + "/" + id(message);
    }
}
