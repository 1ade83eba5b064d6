package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread as it stands.
 *
 * @param unreachableSince when the contact was found to take nothing from this account any more; null while they do
 * @param due by when a person should have done what; null while nothing is promised. Changed by {@link Dues} alone
 * @param team whose people answer it; null while no team was named. Changed by {@link Teams} alone
 * @param mergedInto the thread in which it goes on while it is resolved; null while it stands on its own
 */
public record Conversation(
        ConversationId id,
        ChannelId channel,
        ContactId contact,
        long lane,
        Instant createdAt,
        boolean resolved,
        Lease lease,
        Activity activity,
        Attention attention,
        @Nullable Instant unreachableSince,
        @Nullable UUID team,
        @Nullable Due due,
        @Nullable ConversationId mergedInto) {

    /**
     * Who may write.
     *
     * @param fence grows whenever the holder changes: a reply that was decided under an older one is refused
     * @param reason why a person is wanted; null while the bot holds it
     */
    public record Lease(
            Holder holder,
            long fence,
            @Nullable String reason,
            @Nullable Instant since) {
        Lease to(Holder next, @Nullable String why, @Nullable Instant at) {
            return new Lease(next, fence + 1, why, at);
        }
    }

    /**
     * What has been going on.
     *
     * @param waitingSince when the contact wrote what nobody has answered yet; null when all is answered
     * @param lastInboundAt start of the provider's reply window; null when the contact never wrote
     * @param nextPosition the place of the next message
     */
    public record Activity(
            int unread,
            @Nullable Instant waitingSince,
            @Nullable Instant lastInboundAt,
            Instant lastAt,
            long nextPosition) {
        Activity heard(Instant now) {
            return new Activity(unread + 1, waitingSince == null ? now : waitingSince, now, now, nextPosition);
        }

        Activity answered(Instant now, boolean read) {
            return new Activity(read ? 0 : unread, null, lastInboundAt, now, nextPosition);
        }

        Activity felt(Instant now) {
            return new Activity(unread, waitingSince, now, lastAt, nextPosition);
        }

        /** A person is wanted: the contact waits from now on, if they did not before. */
        Activity waiting(Instant now) {
            return new Activity(unread, waitingSince == null ? now : waitingSince, lastInboundAt, lastAt, nextPosition);
        }

        Activity seen() {
            return new Activity(0, waitingSince, lastInboundAt, lastAt, nextPosition);
        }

        Activity since(@Nullable Instant waiting) {
            return new Activity(unread, waiting, lastInboundAt, lastAt, nextPosition);
        }

        /** It comes to the top of the list, though nobody said anything. */
        Activity woken(Instant now) {
            return new Activity(unread, waitingSince, lastInboundAt, now, nextPosition);
        }

        Activity marked() {
            return new Activity(unread, waitingSince, lastInboundAt, lastAt, nextPosition + 1);
        }

        Activity appended(Instant now) {
            return new Activity(unread, waitingSince, lastInboundAt, now, nextPosition + 1);
        }
    }

    /**
     * How much it wants a person.
     *
     * @param toldAt when the contact was last told that they wait for a person; null while nobody promised them one
     * @param snoozedUntil until when it is out of sight, unless the contact writes before; null when it is not
     */
    public record Attention(
            Priority priority,
            @Nullable Instant toldAt,
            @Nullable Instant snoozedUntil) {
        static final Attention NONE = new Attention(Priority.NORMAL, null, null);

        Attention told(@Nullable Instant now) {
            return new Attention(priority, now, snoozedUntil);
        }

        /** What was urgent once stays urgent until somebody is done with it. */
        Attention raised(Priority to) {
            return new Attention(priority.or(to), toldAt, snoozedUntil);
        }

        Attention weighed(Priority as) {
            return new Attention(as, toldAt, snoozedUntil);
        }

        Attention snoozed(@Nullable Instant until) {
            return new Attention(priority, toldAt, until);
        }
    }

    public Holder holder() {
        return lease.holder();
    }

    Conversation with(Activity next) {
        return new Conversation(
                id,
                channel,
                contact,
                lane,
                createdAt,
                resolved,
                lease,
                next,
                attention,
                unreachableSince,
                team,
                due,
                mergedInto);
    }

    Conversation with(Lease next) {
        return new Conversation(
                id,
                channel,
                contact,
                lane,
                createdAt,
                resolved,
                next,
                activity,
                attention,
                unreachableSince,
                team,
                due,
                mergedInto);
    }

    /** What is opened again stands on its own. */
    Conversation resolved(boolean next) {
        return with(next, next ? mergedInto : null);
    }

    /** Done with here, because it goes on there; null: it stands on its own again. */
    Conversation merged(@Nullable ConversationId into) {
        return with(resolved, into);
    }

    private Conversation with(boolean done, @Nullable ConversationId into) {
        return new Conversation(
                id,
                channel,
                contact,
                lane,
                createdAt,
                done,
                lease,
                activity,
                attention,
                unreachableSince,
                team,
                due,
                into);
    }

    Conversation with(Attention next) {
        return new Conversation(
                id,
                channel,
                contact,
                lane,
                createdAt,
                resolved,
                lease,
                activity,
                next,
                unreachableSince,
                team,
                due,
                mergedInto);
    }
}
