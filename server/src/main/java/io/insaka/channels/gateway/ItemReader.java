package io.insaka.channels.gateway;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Times;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.ProviderError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What one item says. */
final class ItemReader {
    private static final int LONGEST_METADATA = 1_000;
    private static final int LONGEST_EMOJI = 40;

    private final Fields message;
    private final String id;
    private final Instant at;

    private ItemReader(Fields message, String id, Instant at) {
        this.message = message;
        this.id = id;
        this.at = at;
    }

    static Inbound read(byte[] bytes) {
        ObjectNode root = GraphJson.parseObject(bytes);
        Fields item = root == null ? Fields.NONE : new Fields(root);
        Instant received = time(item.word(Splitter.AT), Instant.EPOCH);
        if (item.at(Splitter.STATUS).isObject()) {
            return status(item.at(Splitter.STATUS), received);
        }
        if (item.at(Splitter.ALARM).isObject()) {
            return alarm(item.at(Splitter.ALARM));
        }
        Fields message = item.at(Splitter.MESSAGE);
        String id = item.word(Splitter.ID);
        return message.isObject() && id != null
                ? new ItemReader(message, id, time(message.word("timestamp"), received)).read()
                : new Inbound.Skipped("it is not a message");
    }

    /** Seconds, milliseconds, or ISO 8601. */
    private static Instant time(@Nullable String text, Instant received) {
        if (text != null && text.indexOf('-') > 0) {
            try {
                Instant at = OffsetDateTime.parse(text).toInstant();
                return Times.sent(String.valueOf(at.toEpochMilli()), received);
            } catch (DateTimeException notATime) {
                return received;
            }
        }
        return Times.sent(text, received);
    }

    private static Inbound status(Fields status, Instant received) {
        String id = status.word("id");
        if (id == null) {
            return new Inbound.Skipped("a status that does not say of which message");
        }
        String word = status.text("status", "").strip().toLowerCase(Locale.ROOT);
        DeliveryStep step =
                switch (word) {
                    case "sent", "accepted" -> DeliveryStep.SENT;
                    case "delivered" -> DeliveryStep.DELIVERED;
                    case "read", "seen" -> DeliveryStep.READ;
                    case "failed", "undelivered", "error" -> DeliveryStep.FAILED;
                    default -> null;
                };
        if (step == null) {
            return new Inbound.Skipped("unknown status " + word);
        }
        Fields error = status.at("error");
        ProviderError why = step == DeliveryStep.FAILED
                ? new ProviderError(error.text("code", "failed"), error.text("text", "The gateway gave no reason."))
                : null;
        // The id is the one we gave: it settles a callback whose answer got lost.
        return new Inbound.Receipted(id, step, time(status.word("timestamp"), received), id, why);
    }

    private static Inbound alarm(Fields alarm) {
        if (alarm.flag("over")) {
            return new Inbound.Alarmed(null);
        }
        String text = alarm.text("text", "").strip();
        return new Inbound.Alarmed(new ProviderError(
                ProviderError.ALARM + alarm.text("code", "unnamed"),
                text.isEmpty() ? "The gateway raised an alarm and did not say why." : text));
    }

    private Inbound read() {
        boolean outbound = message.text("direction", "").equalsIgnoreCase("outbound");
        String role = outbound ? "to" : "from";
        Person person = Person.of(message, role);
        if (person == null) {
            return new Inbound.Skipped("it does not say who wrote it");
        }
        var party = person.party(message, role);
        if (outbound) {
            return new Inbound.Echoed(party, id, at, content());
        }
        Fields reaction = message.at("reaction");
        if (reaction.isObject()) {
            String target = reaction.word("messageId");
            String emoji = reaction.word("emoji");
            return target == null
                    ? new Inbound.Skipped("a reaction that does not say to which message")
                    : new Inbound.Reacted(
                            party,
                            id,
                            at,
                            target,
                            emoji == null ? null : emoji.substring(0, Math.min(emoji.length(), LONGEST_EMOJI)));
        }
        return new Inbound.Received(
                party, id, at, content(), new Context(message.word("replyTo"), message.flag("forwarded"), cameFrom()));
    }

    /** What the builder says about the message, for whoever answers it. */
    private Context.@Nullable Referral cameFrom() {
        String label = Person.label(message);
        Fields metadata = message.at("metadata");
        if (!metadata.isObject()) {
            return null;
        }
        String text = Fields.clean(metadata.node().toString());
        return new Context.Referral(
                label.isEmpty() ? "gateway" : label,
                metadata.word("id"),
                metadata.word("url"),
                metadata.word("title"),
                text.length() <= LONGEST_METADATA ? text : Fields.clean(text.substring(0, LONGEST_METADATA)),
                null);
    }

    static String guessedType(Fields message) {
        for (String name : List.of("reaction", "button", "location")) {
            if (message.at(name).isObject()) {
                return name;
            }
        }
        return hasMedia(message) ? "media" : message.has("text") ? "text" : "unknown";
    }

    private static boolean hasMedia(Fields message) {
        return message.at("media").isObject() || !message.each("media").isEmpty();
    }

    private Content content() {
        String text = message.text("text");
        String words = text == null || text.isBlank() ? null : text;
        Content content =
                switch (guessedType(message)) {
                    case "button" -> button(message.at("button"), words);
                    case "location" -> location(message.at("location"));
                    case "media" -> media(words);
                    default -> words == null ? null : new Content.Text(words);
                };
        String type = message.text("type", guessedType(message));
        return content == null
                ? new Content.Unsupported(type.substring(0, Math.min(type.length(), LONGEST_EMOJI)), "")
                : content;
    }

    private static @Nullable Content button(Fields button, @Nullable String words) {
        String id = button.word("id");
        String title = button.word("title");
        String shown = title == null ? words : title;
        String some = shown == null ? id : shown;
        return some == null ? null : new Content.Chosen("button", id == null ? some : id, some, null);
    }

    private static @Nullable Content location(Fields place) {
        double latitude = place.number("latitude");
        double longitude = place.number("longitude");
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            return null;
        }
        return new Content.Location(latitude, longitude, place.word("name"), place.word("address"), place.word("url"));
    }

    private @Nullable Content media(@Nullable String words) {
        List<Fields> files = message.each("media");
        Fields file = files.isEmpty() ? message.at("media") : files.getFirst();
        String url = file.word("url");
        if (url == null) {
            return null;
        }
        String contentType = file.word("contentType");
        String caption = file.text("caption");
        return new Content.Media(
                kind(file.text("type", ""), contentType == null ? "" : contentType),
                new MediaReference(null, url),
                null,
                contentType,
                file.word("fileName"),
                caption == null || caption.isBlank() ? words : caption,
                file.flag("voice"));
    }

    private static MediaKind kind(String type, String contentType) {
        String word = type.isBlank() ? contentType.split("/", 2)[0] : type;
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "image", "photo", "picture" -> MediaKind.IMAGE;
            case "video" -> MediaKind.VIDEO;
            case "audio", "voice" -> MediaKind.AUDIO;
            case "sticker" -> MediaKind.STICKER;
            default -> MediaKind.DOCUMENT;
        };
    }
}
