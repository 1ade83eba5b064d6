package io.insaka.channels.spi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider can do.
 *
 * @param correlation whether a receipt brings back the reference we sent, so that an ambiguous send can be reconciled
 * @param replyWindow how long after the contact's last message free text may be sent; null when always
 * @param teammateWindow the same for what a person writes, where the provider gives people longer than bots
 * @param templates whether approved templates may be sent outside the window
 * @param maxText longest text of one message, in {@code textUnit}
 * @param textUnit what the provider counts
 * @param maxCaption longest caption, in characters
 * @param maxButtons most quick buttons of one message; 0 when the provider has none
 * @param maxListRows most rows of a list; 0 when the provider has none
 * @param receipts whether delivered and read are reported
 * @param perSecond most messages one account may ever send per second; delivery starts there and slows down when the
 *     provider says so
 * @param timeout how long a call to the provider may take before its outcome counts as unknown
 */
public record Capabilities(
        boolean correlation,
        @Nullable Duration replyWindow,
        @Nullable Duration teammateWindow,
        boolean templates,
        int maxText,
        TextUnit textUnit,
        int maxCaption,
        int maxButtons,
        int maxListRows,
        boolean receipts,
        int perSecond,
        Duration timeout) {
    /** A setting every account may have: its own upper bound in the place of {@code perSecond}. */
    public static final String MESSAGES_PER_SECOND = "messagesPerSecond";

    /** What a provider counts when it says how long a text may be. */
    public enum TextUnit {
        CHARACTERS,
        /** Of UTF-8. */
        BYTES,
        /** Short messages, as networks cut and bill them. */
        SEGMENTS;

        /** Never less for a longer text that begins the same. */
        public int length(String text) {
            return switch (this) {
                case CHARACTERS -> text.length();
                case BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
                case SEGMENTS -> Segments.of(text);
            };
        }
    }

    /** For the many providers that count characters and make no difference between people and bots. */
    public Capabilities(
            boolean correlation,
            @Nullable Duration replyWindow,
            boolean templates,
            int maxText,
            int maxCaption,
            int maxButtons,
            int maxListRows,
            boolean receipts,
            int perSecond,
            Duration timeout) {
        this(
                correlation,
                replyWindow,
                replyWindow,
                templates,
                maxText,
                TextUnit.CHARACTERS,
                maxCaption,
                maxButtons,
                maxListRows,
                receipts,
                perSecond,
                timeout);
    }

    /** Whether a text goes out as one message. */
    public boolean fits(String text) {
        return textUnit.length(text) <= maxText;
    }

    /** How many characters from the beginning fit into one message; never half a surrogate pair, never none. */
    public int fitting(String text) {
        int end = fits(text) ? text.length() : longest(text);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            // A channel that takes one character at a time must take both halves of it, or splitting would never end.
            return end > 1 ? end - 1 : 2;
        }
        return end;
    }

    private int longest(String text) {
        int fitting = 1;
        int tooLong = text.length();
        while (tooLong - fitting > 1) {
            int middle = (fitting + tooLong) >>> 1;
            if (fits(text.substring(0, middle))) {
                fitting = middle;
            } else {
                tooLong = middle;
            }
        }
        return fitting;
    }
}
