package io.insaka.channels.email;

import io.insaka.channels.email.mime.Headers;
import io.insaka.channels.email.mime.MimePart;
import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.ProviderError;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What other servers and programs report about mail of ours: bounces (RFC 3464) and read receipts (RFC 8098). */
final class DeliveryReport {
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final int LONGEST_DETAIL = 300;

    private final MimePart message;
    private final Instant at;

    private DeliveryReport(MimePart message, Instant at) {
        this.message = message;
        this.at = at;
    }

    /** Whether it says that it is a report, or comes from a server and names mail of ours. */
    static boolean isOne(MimePart message) {
        return part(message, "message/delivery-status") != null
                || part(message, "message/disposition-notification") != null
                || isPlainBounce(message);
    }

    private static boolean isPlainBounce(MimePart message) {
        Mailboxes.Mailbox from = Mailboxes.first(message.headers().first("from"));
        boolean server = from != null
                && (from.local().equals("mailer-daemon") || from.local().equals("postmaster"));
        return server && oursIn(message) != null;
    }

    static Inbound read(MimePart message, Instant at) {
        return new DeliveryReport(message, at).read();
    }

    private Inbound read() {
        String ours = oursIn(message);
        if (ours == null) {
            return new Inbound.Skipped("a report about mail that is not ours");
        }
        MimePart seen = part(message, "message/disposition-notification");
        if (seen != null) {
            String disposition = Headers.of(seen.text()).text("disposition").toLowerCase(Locale.ROOT);
            return disposition.contains("displayed")
                    ? receipt(ours, DeliveryStep.READ, null)
                    : new Inbound.Skipped(
                            "a receipt that says " + (disposition.isEmpty() ? "nothing" : "not that it was read"));
        }
        MimePart status = part(message, "message/delivery-status");
        if (status == null) {
            return receipt(ours, DeliveryStep.FAILED, new ProviderError(code(words()), detail(words())));
        }
        String fields = status.text();
        String action = Headers.of(fields).text("action").toLowerCase(Locale.ROOT);
        return switch (action.split("[\\s(;]", 2)[0]) {
            case "delivered", "relayed", "expanded" -> receipt(ours, DeliveryStep.DELIVERED, null);
            case "delayed" -> new Inbound.Skipped("a server is still trying to deliver it");
            default -> receipt(ours, DeliveryStep.FAILED, new ProviderError(code(fields), detail(diagnostic(fields))));
        };
    }

    private Inbound receipt(String ours, DeliveryStep step, @Nullable ProviderError error) {
        return new Inbound.Receipted(ours, step, at, MessageIds.reference(ours), error);
    }

    private String words() {
        return MailBody.of(message).text();
    }

    private static String code(String text) {
        Matcher status = STATUS.matcher(text);
        return status.find() ? status.group(1) : "bounced";
    }

    private static String diagnostic(String fields) {
        String said = Headers.of(fields).text("diagnostic-code").replaceFirst("(?i)^smtp;\\s*", "");
        return said.isEmpty() ? "The receiving server could not deliver it." : said;
    }

    private static String detail(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.isEmpty()
                ? "The receiving server could not deliver it."
                : line.substring(0, Math.min(line.length(), LONGEST_DETAIL));
    }

    private static @Nullable MimePart part(MimePart message, String type) {
        return message.leaves().stream()
                .filter(leaf -> leaf.is(type))
                .findFirst()
                .orElse(null);
    }

    /** The id of ours it is about: named in a field, in the header that came back, or in its words. */
    private static @Nullable String oursIn(MimePart message) {
        for (MimePart leaf : message.leaves()) {
            if (leaf.raw().length > SlimMail.LARGEST_TEXT) {
                continue;
            }
            String ours = MessageIds.oursIn(leaf.text());
            if (ours != null) {
                return ours;
            }
        }
        return MessageIds.oursIn(
                message.headers().text("in-reply-to") + " " + message.headers().text("references"));
    }
}
