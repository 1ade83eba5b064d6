package io.insaka.conversations;

import io.insaka.kernel.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conversations of which people have to know: that passed to somebody else, were resolved or opened again, went out of
 * sight or came back, wait for a person or have their answer. What stays with the bot is not among them. Told in the
 * transaction that does it: whoever listens joins it.
 */
public record HandsChanged(TenantId tenant, List<Passed> passed) {
    public HandsChanged {
        passed = List.copyOf(passed);
    }

    /**
     * @param cause what led to a hand-over by the bot, in one word; null for everything else
     * @param answered whether one of us wrote to the contact
     */
    public record Passed(
            Conversation before,
            Conversation after,
            @Nullable String cause,
            boolean answered) {}
}
