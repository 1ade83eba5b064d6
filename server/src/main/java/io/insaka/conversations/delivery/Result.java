package io.insaka.conversations.delivery;

import io.insaka.channels.spi.ProviderError;
import java.time.Instant;

/** What one try came to, ready to be written. */
sealed interface Result {
    Waiting row();

    record Sent(Waiting row, String providerId) implements Result {}

    /**
     * Given to a caller who waits; sent again when nobody says in time that they got it.
     *
     * @param until how long that is waited for
     */
    record Handed(Waiting row, Instant until) implements Result {}

    record Dead(Waiting row, ProviderError error, Cause cause) implements Result {
        Dead(Waiting row, ProviderError error) {
            this(row, error, Cause.MESSAGE);
        }
    }

    /** What a message was given up for. */
    enum Cause {
        /** Something about itself, or too many tries. */
        MESSAGE,
        /** No message of this account reaches its contact. */
        UNREACHABLE,
        /** The contact told the provider that they want no messages. */
        OPTED_OUT
    }

    /**
     * What the bot meant to say to somebody who wants no messages, so the provider says: nobody has to do anything about
     * it. What a teammate wrote is {@link Dead} all the same, because somebody waits for it. Or one of many alike that was
     * not even begun, because they had taken back their consent.
     *
     * @param news whether it was the provider who told us
     */
    record Unwanted(Waiting row, ProviderError error, boolean news) implements Result {}

    /** @param counted false when the try says nothing about the message (the whole account has to wait) */
    record Again(Waiting row, ProviderError error, Instant at, boolean counted) implements Result {}

    record Unsure(Waiting row, ProviderError why, Instant until) implements Result {}
}
