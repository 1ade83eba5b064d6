package io.insaka.channels.chatwoot;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Times;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.Holding;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Party;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What one event says. Only what customers write in public is answered. */
final class EventReader {
    private final Fields event;
    private final String address;
    private final Instant at;

    private EventReader(Fields event, String address, Instant at) {
        this.event = event;
        this.address = address;
        this.at = at;
    }

    static Inbound read(byte[] bytes) {
        ObjectNode root = GraphJson.parseObject(bytes);
        Fields event = root == null ? Fields.NONE : new Fields(root);
        Fields ours = event.at(Splitter.OURS);
        if (!ours.isObject()) {
            return new Inbound.Skipped("it is not an event");
        }
        String word = event.text(Splitter.EVENT, "");
        String scope = ours.text(Splitter.SCOPE, "");
        String account = event.at("account").word("id");
        if (account != null && !scope.startsWith(account + "@")) {
            return new Inbound.Skipped("of another account");
        }
        String address = ConversationAddress.of(event, scope);
        if (address == null) {
            return new Inbound.Skipped((word.isBlank() ? "an event without a name" : word) + ": about no conversation");
        }
        Instant received = Times.seconds(ours.word(Splitter.AT), Instant.EPOCH);
        var reader = new EventReader(event, address, time(event, received));
        return switch (word) {
            case "message_created" -> reader.message(ours.number(Splitter.PART));
            case "message_updated" -> reader.update();
            case "conversation_status_changed", "conversation_updated" -> reader.conversation();
            default -> new Inbound.Skipped(word + ": nothing was written");
        };
    }

    private static Instant time(Fields event, Instant received) {
        String text = event.word("created_at");
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

    private Party party() {
        Fields conversation = ConversationAddress.conversation(event);
        Fields contact = conversation.at("meta").at("sender");
        if (!contact.isObject() && MessageKind.of(event) == MessageKind.INCOMING) {
            contact = event.at("sender");
        }
        List<Address> addresses = new ArrayList<>();
        addresses.add(new Address(ConversationAddress.KIND, address, true, false));
        String phone = contact.text("phone_number", "").replaceAll("[^0-9]", "");
        if (phone.length() >= 6 && phone.length() <= 20) {
            addresses.add(new Address(Address.PHONE, phone, false));
        }
        String email = contact.word("email");
        if (email != null && email.length() <= 320) {
            addresses.add(new Address("email", email.toLowerCase(Locale.ROOT), false));
        }
        return new Party(addresses, contact.word("name"));
    }

    private Inbound message(double part) {
        String own = event.word("id");
        if (own == null) {
            return new Inbound.Skipped("message without an id");
        }
        if (event.flag("private")) {
            return new Inbound.Skipped("a private note");
        }
        String id = part > 0 ? own + "#" + ((int) part + 1) : own;
        return switch (MessageKind.of(event)) {
            case INCOMING ->
                new Inbound.Received(
                        party(),
                        id,
                        at,
                        content(),
                        new Context(event.at("content_attributes").word("in_reply_to"), false, null, assigned()));
            case OUTGOING -> new Inbound.Echoed(party(), id, at, content());
            case ACTIVITY -> new Inbound.Skipped("activity: Chatwoot's own words");
            case TEMPLATE -> new Inbound.Skipped("template: Chatwoot's own words");
            case UNKNOWN -> new Inbound.Skipped("message of a kind that is not known");
        };
    }

    /** Somebody in Chatwoot has it: the bot must not talk over them. */
    private boolean assigned() {
        Fields meta = ConversationAddress.conversation(event).at("meta");
        return meta.at("assignee").isObject();
    }

    private Inbound update() {
        String id = event.word("id");
        boolean gone = event.at("content_attributes").flag("deleted");
        return gone && id != null && !event.flag("private") && MessageKind.of(event) == MessageKind.INCOMING
                ? new Inbound.Revoked(party(), "deleted|" + id, at, id)
                : new Inbound.Skipped("message_updated: nothing that is shown here");
    }

    private Inbound conversation() {
        String status = event.text("status", "").strip().toLowerCase(Locale.ROOT);
        if (status.equals("resolved")) {
            return changed("status", "conversation_status_changed", Holding.RESOLVED);
        }
        if (assigned()) {
            return changed("assignee_id", "", Holding.PERSON);
        }
        return status.equals("pending")
                ? changed("status", "conversation_status_changed", Holding.BOT)
                : new Inbound.Skipped("conversation " + status + ": nobody took it");
    }

    /** Only what this very event is about: the other states it carries may be old. */
    private Inbound changed(String attribute, String always, Holding holding) {
        boolean said = event.text(Splitter.EVENT, "").equals(always)
                || event.each("changed_attributes").stream().anyMatch(change -> change.has(attribute));
        return said
                ? new Inbound.Held(party(), holding, at)
                : new Inbound.Skipped("conversation_updated: nothing that concerns the bot");
    }

    private Content content() {
        String text = event.text("content");
        String words = text == null || text.isBlank() ? null : text;
        List<Fields> files = event.each("attachments");
        if (files.isEmpty()) {
            return words == null
                    ? new Content.Unsupported(kind(event.text("content_type", "message")), "")
                    : new Content.Text(words);
        }
        return attachment(files.getFirst(), words);
    }

    private static Content attachment(Fields file, @Nullable String words) {
        String type = file.text("file_type", "file").strip().toLowerCase(Locale.ROOT);
        if (type.equals("location")) {
            double latitude = file.number("coordinates_lat");
            double longitude = file.number("coordinates_long");
            if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                return new Content.Location(latitude, longitude, file.word("fallback_title"), null, null);
            }
        }
        String url = file.word("data_url");
        MediaKind kind =
                switch (type) {
                    case "image", "story_mention", "ig_story", "ig_post" -> MediaKind.IMAGE;
                    case "audio" -> MediaKind.AUDIO;
                    case "video", "ig_reel" -> MediaKind.VIDEO;
                    case "file" -> MediaKind.DOCUMENT;
                    default -> null;
                };
        if (kind == null || url == null) {
            return words == null ? new Content.Unsupported(kind(type), "") : new Content.Text(words);
        }
        return new Content.Media(kind, new MediaReference(null, url), null, null, name(url), words, false);
    }

    private static @Nullable String name(String url) {
        String path = url.split("[?#]", 2)[0];
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") && name.length() <= 200 ? name : null;
    }

    private static String kind(String type) {
        String word = type.isBlank() ? "message" : type;
        return word.substring(0, Math.min(word.length(), 60));
    }
}
