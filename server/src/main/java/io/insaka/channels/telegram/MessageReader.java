package io.insaka.channels.telegram;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What one message carries: its content stands under a key of its own, beside the message's other properties. */
final class MessageReader {
    /** An animation repeats itself as a document, so the order matters. */
    private static final List<Map.Entry<String, MediaKind>> FILES = List.of(
            Map.entry("voice", MediaKind.AUDIO),
            Map.entry("audio", MediaKind.AUDIO),
            Map.entry("video_note", MediaKind.VIDEO),
            Map.entry("video", MediaKind.VIDEO),
            Map.entry("animation", MediaKind.VIDEO),
            Map.entry("sticker", MediaKind.STICKER),
            Map.entry("document", MediaKind.DOCUMENT));

    /** Not what a message says, but what is said about it. */
    private static final List<String> ABOUT = List.of(
            "from", "sender_chat", "chat", "reply_to_message", "forward_origin", "via_bot", "reply_markup", "quote");

    private MessageReader() {}

    static Content read(Fields message) {
        String text = message.text("text");
        if (text != null && !text.isBlank()) {
            return new Content.Text(text);
        }
        Content content = media(message);
        if (content == null) {
            content = place(message);
        }
        if (content == null) {
            content = card(message.at("contact"));
        }
        return content == null ? new Content.Unsupported(unknown(message), "") : content;
    }

    private static @Nullable Content media(Fields message) {
        Fields photo = message.each("photo").stream()
                .max(Comparator.comparingDouble(MessageReader::area))
                .orElse(Fields.NONE);
        if (photo.word("file_id") != null) {
            return file(message, photo, MediaKind.IMAGE, "image/jpeg", false);
        }
        for (var kind : FILES) {
            Fields file = message.at(kind.getKey());
            if (file.word("file_id") != null) {
                return file(
                        message,
                        file,
                        kind.getValue(),
                        file.word("mime_type"),
                        kind.getKey().equals("voice"));
            }
        }
        return null;
    }

    private static double area(Fields photo) {
        double area = photo.number("width") * photo.number("height");
        return Double.isNaN(area) ? 0 : area;
    }

    private static Content file(
            Fields message, Fields file, MediaKind kind, @Nullable String contentType, boolean voice) {
        return new Content.Media(
                kind,
                new MediaReference(file.word("file_id"), null),
                null,
                contentType,
                file.word("file_name"),
                message.word("caption"),
                voice);
    }

    private static @Nullable Content place(Fields message) {
        Fields venue = message.at("venue");
        Fields place = venue.isObject() ? venue.at("location") : message.at("location");
        double latitude = place.number("latitude");
        double longitude = place.number("longitude");
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            return null;
        }
        return new Content.Location(latitude, longitude, venue.word("title"), venue.word("address"), null);
    }

    private static @Nullable Content card(Fields contact) {
        String phone = contact.word("phone_number");
        String name = (contact.text("first_name", "") + " " + contact.text("last_name", "")).strip();
        if (phone == null && name.isEmpty()) {
            return null;
        }
        return new Content.Contacts(List.of(new Content.Card(
                name.isEmpty() ? String.valueOf(phone) : name,
                phone == null ? List.of() : List.of(phone),
                List.of(),
                null)));
    }

    private static String unknown(Fields message) {
        if (message.node() instanceof ObjectNode object) {
            for (var property : object.properties()) {
                if (property.getValue().isContainer() && !ABOUT.contains(property.getKey())) {
                    String word = Fields.clean(property.getKey());
                    return word.substring(0, Math.min(word.length(), 60));
                }
            }
        }
        return "unknown";
    }
}
