package io.insaka.channels.twilio;

import io.insaka.channels.form.FormItem;
import io.insaka.channels.form.PhoneNumbers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Party;
import io.insaka.channels.spi.ProviderError;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one item says. */
final class ItemReader {
    private static final Pattern MEDIA = Pattern.compile("MediaUrl([0-9]{1,3})");

    private static final Map<String, Function<FormItem, Inbound>> READERS = Map.of(
            Splitter.MESSAGE, item -> new ItemReader(item).message(),
            Splitter.REPORT, item -> new ItemReader(item).report(),
            Splitter.CHOICE, item -> new ItemReader(item).choice());

    private final FormItem item;
    private final Fields fields;

    private ItemReader(FormItem item) {
        this.item = item;
        this.fields = item.fields();
    }

    static Inbound read(byte[] bytes) {
        return FormItem.said(bytes, READERS);
    }

    private @Nullable String any(String... names) {
        for (String name : names) {
            String word = fields.word(name);
            if (word != null) {
                return word;
            }
        }
        return null;
    }

    private @Nullable Party party(String field) {
        Address address = PhoneNumbers.address(Splitter.withoutPrefix(fields.word(field)));
        return address == null ? null : new Party(List.of(address), fields.word("ProfileName"));
    }

    private Inbound message() {
        Party from = party("From");
        String sid = any("MessageSid", "SmsSid", "SmsMessageSid");
        if (from == null || sid == null) {
            return new Inbound.Skipped("it does not say who wrote it, or its number");
        }
        String id = item.number() == 0 ? sid : sid + "#" + (item.number() + 1);
        // Twilio has answered these words itself.
        boolean answered = fields.word("OptOutType") != null;
        var context = new Context(fields.word("OriginalRepliedMessageSid"), false, referral(), answered);
        return new Inbound.Received(from, id, item.receivedAt(), content(), context);
    }

    private Content content() {
        List<String> files = fields.node().propertyNames().stream()
                .filter(name -> MEDIA.matcher(name).matches() && fields.word(name) != null)
                .sorted(Comparator.comparingInt(ItemReader::number))
                .toList();
        String body = fields.text("Body", "").strip();
        if (item.number() < files.size()) {
            return file(files.get(item.number()), item.number() == 0 && !body.isEmpty() ? body : null);
        }
        if (item.number() > 0) {
            return new Content.Unsupported("media", "a file without an address");
        }
        String payload = any("ButtonPayload", "ListId");
        if (payload != null) {
            return new Content.Chosen("button", payload, body.isEmpty() ? payload : body, null);
        }
        Content place = place();
        if (place != null) {
            return place;
        }
        if (!body.isEmpty()) {
            return new Content.Text(body);
        }
        return new Content.Unsupported(fields.number("NumMedia") > 0 ? "media" : "empty", "");
    }

    private Content file(String name, @Nullable String caption) {
        String type = fields.word("MediaContentType" + number(name));
        var reference = new MediaReference(null, fields.word(name));
        return new Content.Media(kind(type), reference, null, type, null, caption, false);
    }

    private static int number(String name) {
        Matcher matcher = MEDIA.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static MediaKind kind(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("image/")
                ? MediaKind.IMAGE
                : type.startsWith("video/")
                        ? MediaKind.VIDEO
                        : type.startsWith("audio/") ? MediaKind.AUDIO : MediaKind.DOCUMENT;
    }

    private @Nullable Content place() {
        double latitude = fields.number("Latitude");
        double longitude = fields.number("Longitude");
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
                ? new Content.Location(latitude, longitude, fields.word("Label"), fields.word("Address"), null)
                : null;
    }

    private Context.@Nullable Referral referral() {
        String id = fields.word("ReferralSourceId");
        return id == null
                ? null
                : new Context.Referral(
                        fields.word("ReferralSourceType"),
                        id,
                        fields.word("ReferralSourceUrl"),
                        fields.word("ReferralHeadline"),
                        fields.word("ReferralBody"),
                        fields.word("ReferralCtwaClid"));
    }

    /** Reports come late, twice and out of order; how far a message has come only ever goes up. */
    private Inbound report() {
        String sid = any("MessageSid", "SmsSid", "SmsMessageSid");
        String status = any("MessageStatus", "SmsStatus");
        DeliveryStep step = step(status == null ? "" : status.toLowerCase(Locale.ROOT));
        if (sid == null || step == null) {
            return new Inbound.Skipped("a report without a message or a known state");
        }
        ProviderError error = step == DeliveryStep.FAILED
                ? TwilioErrors.error(fields.word("ErrorCode"), any("ErrorMessage", "ChannelStatusMessage"))
                : null;
        if (error != null && error.code().equals(TwilioErrors.OPTED_OUT)) {
            step = DeliveryStep.UNWANTED;
        }
        return new Inbound.Receipted(sid, step, item.receivedAt(), fields.word(Splitter.REFERENCE), error);
    }

    /** Queued or sending means that Twilio has it, which is all that <i>sent</i> means here. */
    private static @Nullable DeliveryStep step(String status) {
        return switch (status) {
            case "accepted", "scheduled", "queued", "sending", "sent" -> DeliveryStep.SENT;
            case "delivered" -> DeliveryStep.DELIVERED;
            case "read" -> DeliveryStep.READ;
            case "failed", "undelivered", "canceled", "cancelled" -> DeliveryStep.FAILED;
            default -> null;
        };
    }

    private Inbound choice() {
        boolean report = TwilioErrors.OPTED_OUT.equals(fields.word("ErrorCode"));
        Party by = party(report ? "To" : "From");
        String type = report ? "STOP" : fields.text("OptOutType", "").strip().toUpperCase(Locale.ROOT);
        return by != null && (type.equals("STOP") || type.equals("START"))
                ? new Inbound.OptedOut(by, item.receivedAt(), type.equals("STOP"))
                : new Inbound.Skipped("nothing was chosen: " + type.substring(0, Math.min(type.length(), 20)));
    }
}
