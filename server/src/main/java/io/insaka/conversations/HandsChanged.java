package io.insaka.conversations;

import io.insaka.kernel.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conversations that passed to somebody else, were resolved or opened again, or went out of sight or came back. Told in
 * the transaction that does it: whoever listens joins it.
 */
public record HandsChanged(TenantId tenant, List<Passed> passed) {
    public HandsChanged {
        passed = List.copyOf(passed);
    }

    /** @param cause what led to a hand-over by the bot, in one word; null for everything else */
    public record Passed(
            Conversation before,
            Conversation after,
            @Nullable String cause) {}
}
