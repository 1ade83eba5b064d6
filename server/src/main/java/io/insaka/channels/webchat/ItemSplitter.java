package io.insaka.channels.webchat;

import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what a browser sent apart. Who sent it comes from the token alone and is put beside each item, never into it, and
 * so is the file that a ticket stands for.
 */
final class ItemSplitter {
    static final String VISITOR = "visitor";
    static final String ITEM = "item";
    static final String REF = "ref";
    static final String FILE = "file";
    static final String RECEIVED_AT = "receivedAt";
    private static final String BODY = "body";
    private static final String REFS = "refs";
    private static final int MOST_ITEMS = 50;
    private static final int MOST_REFS = 50;
    private static final int LONGEST_TYPE = 40;
    private static final Set<String> RECEIPTS = Set.of("delivered", "read");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private ItemSplitter() {}

    static byte[] attributed(Visitor visitor, byte[] body, Instant now) {
        ObjectNode kept = Signed.JSON.createObjectNode();
        kept.set(VISITOR, described(visitor));
        kept.put(RECEIVED_AT, now.toString());
        kept.put(BODY, new String(body, StandardCharsets.UTF_8));
        return Signed.JSON.writeValueAsBytes(kept);
    }

    static ObjectNode described(Visitor visitor) {
        ObjectNode node = Signed.JSON.createObjectNode().put("id", visitor.id().toString());
        Visitor.User user = visitor.user();
        if (user != null) {
            node.putObject("user")
                    .put("id", user.id())
                    .put("name", user.name())
                    .put("email", user.email())
                    .put("phone", user.phone());
        }
        return node;
    }

    static List<RawItem> split(ChannelSettings settings, byte[] kept) throws UnreadableBody {
        JsonNode outer = tree(kept);
        Visitor visitor = Visitors.visitor(outer.path(VISITOR))
                .orElseThrow(() -> new UnreadableBody("it does not say which visitor sent it"));
        JsonNode body = tree(outer.path(BODY).asString("").getBytes(StandardCharsets.UTF_8));
        if (!(body.path("items") instanceof ArrayNode items)) {
            throw new UnreadableBody("there is no list of items in it");
        }
        if (items.size() > MOST_ITEMS) {
            throw new UnreadableBody("there are more than " + MOST_ITEMS + " items in it");
        }
        Instant receivedAt = ItemReader.time(outer.path(RECEIVED_AT), Instant.EPOCH);
        List<RawItem> split = new ArrayList<>();
        for (JsonNode item : items) {
            add(settings, visitor, item, receivedAt, split);
        }
        return split;
    }

    private static JsonNode tree(byte[] json) throws UnreadableBody {
        try {
            return Signed.JSON.readTree(json);
        } catch (JacksonException broken) {
            throw new UnreadableBody("it is not JSON");
        }
    }

    private static void add(
            ChannelSettings settings, Visitor visitor, JsonNode item, Instant receivedAt, List<RawItem> split) {
        ObjectNode kept = Signed.JSON.createObjectNode();
        kept.set(VISITOR, described(visitor));
        kept.put(RECEIVED_AT, receivedAt.toString());
        kept.set(ITEM, item);
        String type = item.path("type").asString("");
        if (RECEIPTS.contains(type)) {
            receipts(visitor, type, kept, split);
            return;
        }
        if (type.equals("file")) {
            FilePass.ticketed(settings, item.path("file").asString(""), visitor.id(), receivedAt)
                    .ifPresent(pass -> kept.set(FILE, Signed.JSON.valueToTree(pass)));
        }
        String ref = ref(item);
        kept.put(REF, ref);
        split.add(new RawItem(
                item instanceof ObjectNode ? ItemKind.MESSAGE : ItemKind.OTHER,
                type.isEmpty() ? "unknown" : type.substring(0, Math.min(type.length(), LONGEST_TYPE)),
                visitor.providerId(ref),
                visitor.providerId(ref),
                visitor.id().toString(),
                Signed.JSON.writeValueAsBytes(kept)));
    }

    /** One item for each message that a receipt names: they are applied, and repeated, one by one. */
    private static void receipts(Visitor visitor, String type, ObjectNode kept, List<RawItem> split) {
        int left = MOST_REFS;
        for (JsonNode named : kept.path(ITEM).path(REFS)) {
            String ref = named.asString("");
            if (!ID.matcher(ref).matches() || left-- <= 0) {
                continue;
            }
            ObjectNode one = kept.deepCopy().put(REF, ref);
            ((ObjectNode) one.path(ITEM)).remove(REFS);
            split.add(new RawItem(
                    ItemKind.STATUS,
                    type,
                    visitor.providerId(ref),
                    type + ":" + visitor.providerId(ref),
                    visitor.id().toString(),
                    Signed.JSON.writeValueAsBytes(one)));
        }
    }

    /** The browser's id of it; what has none, or an impossible one, is known by what it says. */
    private static String ref(JsonNode item) {
        String id = item.path("id").asString("");
        return ID.matcher(id).matches() ? id : digest(item);
    }

    private static String digest(JsonNode item) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Signed.JSON.writeValueAsBytes(item));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
