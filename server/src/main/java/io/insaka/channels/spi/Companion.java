package io.insaka.channels.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a program of ours on the other side of a channel says of itself. */
public sealed interface Companion {
    /**
     * It answered.
     *
     * @param state a word of its own, such as {@code paired}
     * @param code a picture, as a data address, that has to be scanned before messages can come and go; null for none
     * @param strategy the way in which it reads its page; null when it reads none
     * @param choice the place of that way in their order, from 0
     * @param waitingForUs what it has for us and could not hand over yet
     * @param waitingToSend what it has from us and has not sent yet
     */
    record Standing(
            String state,
            @Nullable Instant since,
            @Nullable Instant lookedAt,
            @Nullable String code,
            @Nullable String strategy,
            int choice,
            long waitingForUs,
            long waitingToSend)
            implements Companion {}

    /** It did not, or not as it should. */
    record Silent(String why) implements Companion {}
}
