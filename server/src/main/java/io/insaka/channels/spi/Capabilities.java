package io.insaka.channels.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider can do.
 *
 * @param correlation whether a receipt brings back the reference we sent, so that an ambiguous send can be reconciled
 * @param replyWindow how long after the contact's last message free text may be sent; null when always
 * @param templates whether approved templates may be sent outside the window
 * @param maxText longest text of one message, in characters
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
        boolean templates,
        int maxText,
        int maxCaption,
        int maxButtons,
        int maxListRows,
        boolean receipts,
        int perSecond,
        Duration timeout) {
    /** A setting every account may have: its own upper bound in the place of {@code perSecond}. */
    public static final String MESSAGES_PER_SECOND = "messagesPerSecond";
}
