package io.insaka.channels.webchat;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.Party;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Says what one item means. Whatever is odd in it is left out, or becomes something that cannot be shown. */
final class ItemReader {
    static final String VISITOR_ADDRESS = "visitor";
    static final String USER_ADDRESS = "external";
    static final int LONGEST_TEXT = 4_000;
    static final int LONGEST_CAPTION = 1_000;
    private static final int LONGEST_ID = 200;

    private final Visitor visitor;
    private final JsonNode kept;
    private final JsonNode item;
    private final String ref;
    private final Instant at;

    private ItemReader(Visitor visitor, JsonNode kept) {
        this.visitor = visitor;
        this.kept = kept;
        this.item = kept.path(ItemSplitter.ITEM);
        this.ref = kept.path(ItemSplitter.REF).asString("");
        this.at = at(kept);
    }

    static Inbound read(byte[] bytes) {
        JsonNode kept;
        try {
            kept = Signed.JSON.readTree(bytes);
        } catch (JacksonException broken) {
            return new Inbound.Skipped("it is not JSON");
        }
        if (kept == null) {
            return new Inbound.Skipped("it is empty");
        }
        return Visitors.visitor(kept.path(ItemSplitter.VISITOR))
                .map(visitor -> new ItemReader(visitor, kept).read())
                .orElseGet(() -> new Inbound.Skipped("it does not say which visitor sent it"));
    }

    /** A clock that is ahead is the browser's mistake; one that is behind may be true, of what was written offline. */
    private static Instant at(JsonNode kept) {
        Instant received = time(kept.path(ItemSplitter.RECEIVED_AT), Instant.EPOCH);
        Instant said = time(kept.path(ItemSplitter.ITEM).path("at"), received);
        return said.isAfter(received) || said.isBefore(Instant.EPOCH) ? received : said;
    }

    static Instant time(JsonNode text, Instant otherwise) {
        try {
            return text.isString() ? Instant.parse(text.asString()) : otherwise;
        } catch (DateTimeException nonsense) {
            return otherwise;
        }
    }

    private Inbound read() {
        if (!item.isObject() || ref.isEmpty()) {
            return new Inbound.Skipped("it is not an item");
        }
        return switch (item.path("type").asString("")) {
            case "text" -> text();
            case "choice" -> choice();
            case "file" -> received(file());
            case "location" -> location();
            case "reaction" ->
                about(target -> new Inbound.Reacted(party(), id(), at, target, Signed.text(item, "emoji", 40)));
            case "edit" -> edit();
            case "delete" -> about(target -> new Inbound.Revoked(party(), id(), at, target));
            case "delivered" -> receipt(DeliveryStep.DELIVERED);
            case "read" -> receipt(DeliveryStep.READ);
            default -> unsupported(item.path("type").asString("unknown"), "");
        };
    }

    private Inbound text() {
        String text = words("text", LONGEST_TEXT);
        return text == null ? unsupported("text", "without words") : received(new Content.Text(text));
    }

    /** Too long is cut off, not dropped: what arrived is what a person should see. */
    private @Nullable String words(String name, int longest) {
        String text = Signed.text(item, name, Integer.MAX_VALUE);
        if (text == null || text.length() <= longest) {
            return text;
        }
        return Signed.clean(text.substring(0, longest));
    }

    private Inbound choice() {
        JsonNode choice = item.path("choice");
        String id = Signed.text(choice, "id", LONGEST_ID);
        String title = Signed.text(choice, "title", LONGEST_ID);
        if (id == null) {
            return unsupported("choice", "without an id");
        }
        return received(new Content.Chosen("button", id, title == null ? id : title, null));
    }

    private Content file() {
        JsonNode file = kept.path(ItemSplitter.FILE);
        if (!file.isObject()) {
            return new Content.Unsupported("file", "its ticket was not valid");
        }
        return new Content.Media(
                MediaKind.valueOf(file.path("kind").asString("document").toUpperCase(Locale.ROOT)),
                null,
                file.path("file").asString(""),
                file.path("contentType").asString(""),
                file.path("fileName").asString(""),
                words("caption", LONGEST_CAPTION),
                false);
    }

    private Inbound location() {
        JsonNode latitude = item.path("latitude");
        JsonNode longitude = item.path("longitude");
        boolean somewhere = latitude.isNumber()
                && longitude.isNumber()
                && Math.abs(latitude.asDouble()) <= 90
                && Math.abs(longitude.asDouble()) <= 180;
        if (!somewhere) {
            return unsupported("location", "without a place");
        }
        return received(new Content.Location(
                latitude.asDouble(), longitude.asDouble(), Signed.text(item, "name", LONGEST_CAPTION), null, null));
    }

    private Inbound edit() {
        String text = words("text", LONGEST_TEXT);
        return text == null
                ? new Inbound.Skipped("an edit without words")
                : about(target -> new Inbound.Edited(party(), id(), at, target, new Content.Text(text)));
    }

    private Inbound about(java.util.function.Function<String, Inbound> said) {
        String target = Signed.text(item, "ref", LONGEST_ID);
        return target == null
                ? new Inbound.Skipped("it does not say which message it is about")
                : said.apply(visitor.providerId(target));
    }

    private Inbound receipt(DeliveryStep step) {
        return new Inbound.Receipted(visitor.providerId(ref), step, at, null, null);
    }

    private Inbound unsupported(String kind, String detail) {
        String word = Signed.clean(kind.substring(0, Math.min(kind.length(), 40)));
        return received(new Content.Unsupported(word, detail));
    }

    private Inbound received(Content content) {
        String replyTo = Signed.text(item, "replyTo", LONGEST_ID);
        var context = new Context(replyTo == null ? null : visitor.providerId(replyTo), false, null);
        return new Inbound.Received(party(), id(), at, content, context);
    }

    private String id() {
        return visitor.providerId(ref);
    }

    /** Only our own id tells people apart: a family may share an e-mail address, and two sites may count users alike. */
    private Party party() {
        List<Address> addresses = new ArrayList<>();
        addresses.add(new Address(VISITOR_ADDRESS, visitor.id().toString(), true));
        Visitor.User user = visitor.user();
        if (user != null) {
            addresses.add(new Address(USER_ADDRESS, user.id(), false));
            if (user.email() != null) {
                addresses.add(new Address("email", user.email(), false));
            }
            if (user.phone() != null) {
                addresses.add(new Address(Address.PHONE, user.phone(), false));
            }
        }
        return new Party(addresses, visitor.label());
    }
}
