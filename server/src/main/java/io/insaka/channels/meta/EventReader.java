package io.insaka.channels.meta;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Party;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one item says. */
final class EventReader {
    /** Before our reference in {@code metadata}, so that nobody else's is taken for it. */
    static final String OURS = "insaka:";

    private static final Map<String, String> REACTIONS = Map.of(
            "smile", "😆", "angry", "😠", "sad", "😢", "wow", "😮", "love", "❤️", "like", "👍", "dislike", "👎", "yes",
            "👍", "no", "👎");
    private static final int LONGEST_REACTION = 40;

    private final Platform platform;
    private final Envelope.Opened item;
    private final Event event;
    private final String customer;
    private final Instant at;

    private EventReader(Platform platform, Envelope.Opened item, Event event, String customer) {
        this.platform = platform;
        this.item = item;
        this.event = event;
        this.customer = customer;
        this.at = EventTime.of(event.fields().word("timestamp"), item.receivedAt());
    }

    static Inbound read(Platform platform, byte[] bytes) {
        Envelope.Opened item = Envelope.Opened.of(bytes);
        if (item == null || !item.event().isObject()) {
            return new Inbound.Skipped("it is not an event");
        }
        if (platform.entryNamesPage() && item.page() != null && !item.page().equals(item.account())) {
            return new Inbound.Skipped("of another page of the same app");
        }
        var event = Event.of(item.event(), item.list(), item.page());
        if (event.kind().isEmpty()) {
            return new Inbound.Skipped(
                    item.list().equals("changes")
                            ? "change of " + item.event().text("field", "something") + ": not a message"
                            : "an event of a kind that is not known");
        }
        String customer = event.customer();
        return customer == null
                ? new Inbound.Skipped(event.type() + ": does not say by whom")
                : new EventReader(platform, item, event, customer).read();
    }

    private Inbound read() {
        Fields part = event.part();
        return switch (event.kind()) {
            case "message" -> message(part);
            case "message_edit" -> edit(part);
            case "postback" -> postback(part);
            case "reaction" -> reaction(part);
            case "delivery" -> receipt(part, DeliveryStep.DELIVERED, firstMid(part));
            case "read" -> receipt(part, DeliveryStep.READ, part.word("mid"));
            case "referral" -> referral(part);
            case "optin" -> new Inbound.Skipped("optin: nothing was written");
            case "pass_thread_control", "take_thread_control", "request_thread_control", "app_roles" ->
                new Inbound.Skipped(event.kind() + ": who answers at Meta changed, nothing was written");
            default -> new Inbound.Skipped(event.kind() + ": not a message");
        };
    }

    private Party party() {
        return new Party(List.of(new Address(platform.addressKind(), customer, true)), null);
    }

    private boolean observed() {
        return item.list().equals("standby");
    }

    private Inbound message(Fields message) {
        String mid = message.word("mid");
        if (event.isDeletion()) {
            return mid == null
                    ? new Inbound.Skipped("deleted: does not say which message")
                    : new Inbound.Revoked(party(), "deleted|" + mid, at, mid);
        }
        if (mid == null) {
            return new Inbound.Skipped("message without an id");
        }
        String id = MessageParts.id(mid, item.part().n());
        if (event.isEcho()) {
            String metadata = message.text("metadata", "");
            return metadata.startsWith(OURS)
                    ? new Inbound.Receipted(id, DeliveryStep.SENT, at, metadata.substring(OURS.length()), null)
                    : new Inbound.Echoed(party(), id, at, content(message));
        }
        var context = new Context(
                message.at("reply_to").word("mid"), message.flag("is_forwarded"), cameFrom(message), observed());
        Content content = content(message);
        return new Inbound.Received(
                party(), id, at, content, content instanceof Content.Media ? context.within(album(mid)) : context);
    }

    /** Several files of one message arrive in one webhook, and stay one message. */
    private Context.@Nullable Album album(String mid) {
        return item.part().of() > 1
                ? new Context.Album(
                        "files|" + mid, item.part().n() + 1L, item.part().of())
                : null;
    }

    private Content content(Fields message) {
        String text = message.text("text");
        String words = text == null || text.isBlank() ? null : text;
        String payload = message.at("quick_reply").word("payload");
        if (payload != null) {
            return new Content.Chosen("button", payload, words == null ? payload : words, null);
        }
        List<Fields> attachments = message.each("attachments");
        if (attachments.isEmpty() || words != null && AttachmentReader.allInWords(words, attachments)) {
            return words == null
                    ? new Content.Unsupported(message.flag("is_unsupported") ? "unsupported" : "message", "")
                    : new Content.Text(words);
        }
        return AttachmentReader.read(attachments.getFirst(), words);
    }

    private static Context.@Nullable Referral cameFrom(Fields message) {
        Fields story = message.at("reply_to").at("story");
        if (story.isObject()) {
            return new Context.Referral("story", story.word("id"), story.word("url"), null, null, null);
        }
        if (message.at("referral").isObject()) {
            return referred(message.at("referral"));
        }
        List<Fields> attachments = message.each("attachments");
        return !attachments.isEmpty() && attachments.getFirst().text("type", "").equals("story_mention")
                ? new Context.Referral("story_mention", null, null, null, null, null)
                : null;
    }

    private static Context.Referral referred(Fields referral) {
        String source = referral.word("source");
        Fields ad = referral.at("ads_context_data");
        String url = referral.word("referer_uri");
        return new Context.Referral(
                source == null ? "link" : source.toLowerCase(Locale.ROOT),
                referral.word(referral.has("ad_id") ? "ad_id" : "ref"),
                url == null ? ad.word("photo_url") : url,
                ad.word("ad_title"),
                null,
                null);
    }

    private Inbound edit(Fields edit) {
        String target = edit.word("mid");
        String text = edit.text("text");
        return target == null || text == null
                ? new Inbound.Skipped("message_edit: does not say which message, or not how it reads now")
                : new Inbound.Edited(
                        party(),
                        "edit|" + target + "|" + edit.text("num_edit", "") + "|" + at.toEpochMilli(),
                        at,
                        target,
                        new Content.Text(text));
    }

    private Inbound postback(Fields postback) {
        String payload = postback.word("payload");
        String title = postback.word("title");
        String some = title == null ? payload : title;
        if (some == null) {
            return new Inbound.Skipped("postback without a title or payload");
        }
        String mid = postback.word("mid");
        Context.Referral referral = postback.at("referral").isObject() ? referred(postback.at("referral")) : null;
        return new Inbound.Received(
                party(),
                mid == null ? "postback|" + customer + "|" + at.toEpochMilli() : mid,
                at,
                new Content.Chosen("button", payload == null ? some : payload, some, null),
                new Context(null, false, referral, observed()));
    }

    private Inbound reaction(Fields reaction) {
        String target = reaction.word("mid");
        if (target == null) {
            return new Inbound.Skipped("reaction: does not say to which message");
        }
        boolean taken = reaction.text("action", "react").equalsIgnoreCase("unreact");
        return new Inbound.Reacted(
                party(),
                "reaction|" + target + "|" + customer + "|" + at.toEpochMilli(),
                at,
                target,
                taken ? null : emoji(reaction));
    }

    private static String emoji(Fields reaction) {
        String emoji = reaction.word("emoji");
        if (emoji != null && emoji.length() <= LONGEST_REACTION) {
            return emoji;
        }
        String word = reaction.text("reaction", "").strip().toLowerCase(Locale.ROOT);
        return Objects.requireNonNullElse(REACTIONS.get(word), "👍");
    }

    private static @Nullable String firstMid(Fields delivery) {
        var first = delivery.node().path("mids").path(0);
        String mid = first.isValueNode() && !first.isNull()
                ? Fields.clean(first.asString("")).strip()
                : "";
        return mid.isEmpty() ? null : mid;
    }

    private Inbound receipt(Fields part, DeliveryStep step, @Nullable String mid) {
        if (mid != null) {
            return new Inbound.Receipted(mid, step, at, null, null);
        }
        String watermark = part.word("watermark");
        return watermark == null
                ? new Inbound.Skipped(event.kind() + ": does not say of which messages")
                : new Inbound.ReceiptedUntil(party(), step, EventTime.of(watermark, item.receivedAt()));
    }

    /** Somebody followed a link into a conversation that was there already: a person may want to know, nobody answers. */
    private Inbound referral(Fields part) {
        Context.Referral referral = referred(part);
        String from = referral.sourceId() == null ? "" : " (" + referral.sourceId() + ")";
        return new Inbound.Received(
                party(),
                "referral|" + customer + "|" + at.toEpochMilli(),
                at,
                new Content.Notice("referral", "Came through " + referral.sourceType() + from),
                new Context(null, false, referral, true));
    }
}
