package io.insaka.conversations;

import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Objects;
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
            boolean answered) {
        /** Null when nobody has to know of it. */
        static @Nullable Passed between(
                Conversation before, Conversation after, @Nullable String cause, boolean answered, boolean hands) {
            boolean people = !(before.holder() instanceof Holder.Bot) || !(after.holder() instanceof Holder.Bot);
            boolean changed = answered
                    || hands
                    || before.attention().priority() != after.attention().priority()
                    || !Objects.equals(
                            before.attention().snoozedUntil(), after.attention().snoozedUntil())
                    || !Objects.equals(
                            before.activity().waitingSince(), after.activity().waitingSince());
            return people && changed ? new Passed(before, after, cause, answered) : null;
        }
    }
}
