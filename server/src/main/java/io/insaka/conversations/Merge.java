package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One conversation that was merged into another.
 *
 * @param messages in it, when it was merged
 */
public record Merge(
        ConversationId conversation,
        ConversationId into,
        TeammateId by,
        Instant at,
        int messages,
        Brought brought,
        Was was,
        Took took) {
    /**
     * What it brought to the other.
     *
     * @param labels that the other did not have
     * @param along what hung on it: rows of whoever it belongs to
     */
    public record Brought(List<UUID> labels, List<UUID> along) {
        public Brought {
            labels = List.copyOf(labels);
            along = List.copyOf(along);
        }
    }

    /** How it stood until then. */
    public record Was(
            boolean open,
            Holder holder,
            @Nullable String reason,
            @Nullable Instant waitingSince,
            Priority priority,
            @Nullable Instant snoozedUntil) {
        public static Was of(Conversation conversation) {
            return new Was(
                    !conversation.resolved(),
                    conversation.holder(),
                    conversation.lease().reason(),
                    conversation.activity().waitingSince(),
                    conversation.attention().priority(),
                    conversation.attention().snoozedUntil());
        }
    }

    /**
     * What the other took over with it.
     *
     * @param reopened whether it was resolved until then
     * @param handed whether it was with the bot until then
     * @param fence of the other, right after
     * @param position of the other's next message, right after
     * @param own the priority of the other before anything merged into it raised it; null where nobody wrote it down
     */
    public record Took(
            boolean reopened,
            boolean handed,
            long fence,
            long position,
            @Nullable Priority own) {
        public static Took between(Conversation before, Conversation after, Priority own) {
            return new Took(
                    before.resolved() && !after.resolved(),
                    before.holder() instanceof Holder.Bot && !(after.holder() instanceof Holder.Bot),
                    after.lease().fence(),
                    after.activity().nextPosition(),
                    own);
        }

        /** Whether nobody has done anything to the other since. */
        public boolean untouched(Conversation now) {
            return now.lease().fence() == fence && now.activity().nextPosition() == position;
        }
    }
}
