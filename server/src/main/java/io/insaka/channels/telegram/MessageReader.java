package io.insaka.channels.telegram;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
            "from",
            "sender_chat",
            "sender_business_bot",
            "chat",
            "reply_to_message",
            "reply_to_story",
            "external_reply",
            "forward_origin",
            "forward_from",
            "forward_from_chat",
            "via_bot",
            "reply_markup",
            "link_preview_options",
            "entities",
            "caption_entities",
            "quote");

    /** What Telegram puts down in a chat by itself. */
    private static final List<String> SERVICE = List.of(
            "pinned_message",
            "message_auto_delete_timer_changed",
            "write_access_allowed",
            "connected_website",
            "chat_background_set",
            "proximity_alert_triggered",
            "boost_added",
            "new_chat_members",
            "left_chat_member",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "video_chat_scheduled",
            "video_chat_started",
            "video_chat_ended",
            "video_chat_participants_invited",
            "giveaway_created",
            "giveaway_completed");

    private static final int LONGEST_DETAIL = 500;

    private MessageReader() {}

    /** The word for what Telegram itself reports in the chat; null when somebody wrote. */
    static @Nullable String service(Fields message) {
        return SERVICE.stream().filter(message::has).findFirst().orElse(null);
    }

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
        if (content == null) {
            content = played(message);
        }
        return content == null ? unsupported(message) : content;
    }

    /** Content that is neither words nor a file, and can be put into words. */
    private static @Nullable Content played(Fields message) {
        Fields dice = message.at("dice");
        if (dice.word("emoji") != null) {
            return new Content.Text(dice.word("emoji") + " " + dice.text("value", ""));
        }
        Fields form = message.at("web_app_data");
        return form.isObject()
                ? new Content.Form(form.text("button_text", "web_app"), null, form.text("data", ""))
                : null;
    }

    private static Content unsupported(Fields message) {
        String kind = unknown(message);
        Fields what = message.at(kind);
        String detail = Stream.of("question", "title", "description")
                .map(what::word)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new Content.Unsupported(kind, detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
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
                return kind.getValue() == MediaKind.STICKER
                        ? sticker(message, file)
                        : file(
                                message,
                                file,
                                kind.getValue(),
                                file.word("mime_type"),
                                kind.getKey().equals("voice"));
            }
        }
        return null;
    }

    /** One that moves as drawn by Telegram's own program has a picture that every browser shows. */
    private static Content sticker(Fields message, Fields sticker) {
        Fields still = sticker.at("thumbnail").isObject() ? sticker.at("thumbnail") : sticker.at("thumb");
        boolean drawn = sticker.flag("is_animated") && still.word("file_id") != null;
        String type = sticker.flag("is_video") ? "video/webm" : "image/webp";
        return file(message, drawn ? still : sticker, MediaKind.STICKER, drawn ? null : type, false);
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
