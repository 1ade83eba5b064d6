package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** What a message carries, by its type. Whatever is unknown or broken is kept and shown as unsupported. */
final class ContentReader {
    private static final List<String> TYPES = List.of(
            "text",
            "image",
            "video",
            "audio",
            "voice",
            "document",
            "sticker",
            "location",
            "contacts",
            "button",
            "interactive",
            "reaction",
            "order",
            "system",
            "edit",
            "revoke");

    private ContentReader() {}

    /** The message's own word for it; for a message without one, the payload it carries. */
    static String type(Fields message) {
        String type = message.word("type");
        if (type != null) {
            return type;
        }
        return TYPES.stream().filter(message::has).findFirst().orElse("unknown");
    }

    static Content read(Fields message) {
        String type = type(message);
        Fields payload = message.at(type);
        Content content =
                switch (type) {
                    case "text" -> text(payload);
                    case "image" -> media(MediaKind.IMAGE, payload, false);
                    case "video" -> media(MediaKind.VIDEO, payload, false);
                    case "audio" -> media(MediaKind.AUDIO, payload, payload.flag("voice"));
                    // Old bodies and 360dialog's name a voice note after itself.
                    case "voice" -> media(MediaKind.AUDIO, payload, true);
                    case "document" -> media(MediaKind.DOCUMENT, payload, false);
                    case "sticker" -> media(MediaKind.STICKER, payload, false);
                    case "location" -> location(payload);
                    case "contacts" -> contacts(message);
                    case "button" -> button(payload);
                    case "interactive" -> InteractiveReader.read(payload);
                    case "order" -> order(payload);
                    case "unsupported" ->
                        new Content.Unsupported(message.at("unsupported").text("type", "unsupported"), detail(message));
                    default -> null;
                };
        return content == null ? new Content.Unsupported(type, detail(message)) : content;
    }

    /** The emoji of a reaction; missing and empty both mean that it was taken back. */
    static @Nullable String emoji(Fields reaction) {
        return reaction.word("emoji");
    }

    private static String detail(Fields message) {
        List<Fields> errors = message.each("errors");
        return errors.isEmpty() ? "WhatsApp sent nothing that can be shown" : StatusReader.words(errors.getFirst());
    }

    private static @Nullable Content text(Fields text) {
        String body = text.text("body");
        return body == null ? null : new Content.Text(body);
    }

    private static @Nullable Content media(MediaKind kind, Fields media, boolean voice) {
        String id = media.word("id");
        String url = media.word("url");
        if (id == null && url == null) {
            return null;
        }
        return new Content.Media(
                kind,
                new MediaReference(id, url),
                null,
                media.word("mime_type"),
                media.word("filename"),
                media.text("caption"),
                voice);
    }

    private static @Nullable Content location(Fields place) {
        double latitude = place.number("latitude");
        double longitude = place.number("longitude");
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            return null;
        }
        return new Content.Location(latitude, longitude, place.word("name"), place.word("address"), place.word("url"));
    }

    private static @Nullable Content contacts(Fields message) {
        var cards = message.each("contacts").stream().map(ContentReader::card).toList();
        return cards.isEmpty() ? null : new Content.Contacts(cards);
    }

    private static Content.Card card(Fields contact) {
        List<String> phones = contact.each("phones").stream()
                .map(phone -> phone.has("phone") ? phone.word("phone") : phone.word("wa_id"))
                .filter(Objects::nonNull)
                .toList();
        List<String> emails = contact.each("emails").stream()
                .map(email -> email.word("email"))
                .filter(Objects::nonNull)
                .toList();
        return new Content.Card(
                cardName(contact.at("name"), phones),
                phones,
                emails,
                contact.at("org").word("company"));
    }

    private static String cardName(Fields name, List<String> phones) {
        String formatted = name.word("formatted_name");
        if (formatted != null) {
            return formatted;
        }
        var parts = new ArrayList<String>();
        for (String part : List.of("first_name", "middle_name", "last_name")) {
            String word = name.word(part);
            if (word != null) {
                parts.add(word);
            }
        }
        if (parts.isEmpty()) {
            return phones.isEmpty() ? "?" : phones.getFirst();
        }
        return String.join(" ", parts);
    }

    private static @Nullable Content button(Fields button) {
        String text = button.word("text");
        String payload = button.word("payload");
        String some = text == null ? payload : text;
        if (some == null) {
            return null;
        }
        return new Content.Chosen("template", payload == null ? some : payload, text == null ? some : text, null);
    }

    private static @Nullable Content order(Fields order) {
        String catalog = order.word("catalog_id");
        if (catalog == null && !(order.node().path("product_items") instanceof ArrayNode)) {
            return null;
        }
        var items = order.each("product_items").stream()
                .map(item -> new Content.Item(
                        item.text("product_retailer_id", ""),
                        quantity(item.number("quantity")),
                        item.text("item_price", ""),
                        item.text("currency", "")))
                .toList();
        return new Content.Order(catalog == null ? "" : catalog, order.word("text"), items);
    }

    /** Clamped by the cast; what is no number counts as none. */
    private static int quantity(double number) {
        return Double.isNaN(number) ? 0 : (int) number;
    }
}
