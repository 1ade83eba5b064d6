package io.insaka.desk;

import io.insaka.channels.spi.VoiceNotes;
import io.insaka.conversations.Due;
import io.insaka.conversations.Label;
import io.insaka.tenancy.Masked;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation on the wire.
 *
 * @param status open or resolved
 * @param waitingSince when the contact wrote what nobody has answered yet
 * @param segmented whether a text goes out in short messages, each of which is paid
 * @param voiceNotes how the channel takes what is recorded; null when there is no such channel any more
 * @param unreachableSince when the contact was found to take nothing from this channel any more; null while they do
 * @param priority low, normal or high: how soon a person should look
 * @param due null while nothing is promised, or it is the customer who has to answer
 * @param team null while none was named
 * @param snoozedUntil until when it is out of sight, unless the contact writes before
 * @param mergedInto the conversation in which it goes on; null while it stands on its own
 * @param merged those that were merged into it, the first merged first
 */
record ConversationView(
        UUID id,
        UUID channelId,
        String channelKind,
        String channelName,
        Person contact,
        String status,
        HolderView holder,
        int unread,
        @Nullable Instant waitingSince,
        String priority,
        Instant lastMessageAt,
        @Nullable Preview lastMessage,
        Window window,
        boolean segmented,
        @Nullable VoiceNotesView voiceNotes,
        Instant createdAt,
        @Nullable HandOver handOver,
        @Nullable Instant snoozedUntil,
        List<LabelView> labels,
        @Nullable Instant unreachableSince,
        @Nullable TeamView team,
        @Nullable DueView due,
        @Nullable MergedView mergedInto,
        List<MergedView> merged) {
    /**
     * The other of two that were merged.
     *
     * @param messages of the one that was merged, when that was
     * @param by who merged them
     */
    record MergedView(
            UUID id, String channelKind, String channelName, Person contact, int messages, String by, Instant at) {}

    /**
     * What a person should have done next.
     *
     * @param target first, next or resolution
     * @param warnAt when it is close
     */
    record DueView(String target, Instant at, Instant warnAt) {
        static @Nullable DueView of(@Nullable Due due) {
            return due == null ? null : new DueView(due.target().wire(), due.at(), due.warnAt());
        }
    }

    /**
     * @param as what the contact gets: note, file or link
     * @param types the content types it may go out as, the best first
     */
    record VoiceNotesView(String as, List<String> types, long mostBytes) {
        static VoiceNotesView of(VoiceNotes taken) {
            return new VoiceNotesView(taken.as().name().toLowerCase(Locale.ROOT), taken.types(), taken.mostBytes());
        }
    }

    /** Whose people answer it. */
    record TeamView(UUID id, String name) {}

    record LabelView(UUID id, String name, String colour) {
        static LabelView of(Label label) {
            return new LabelView(label.id(), label.name(), label.colour().wire());
        }
    }

    record Person(
            UUID id, @Masked String name, @Masked @Nullable String address) {}

    /** @param kind bot, queue or teammate; id and name only for a teammate */
    record HolderView(
            String kind, @Nullable UUID id, @Nullable String name) {}

    record Preview(String direction, String type, String text, String status) {}

    /**
     * Whether free text may be sent now. {@code closesAt} null: always, or (with open false) not before they write.
     *
     * @param hours how long it stays open after their last message; null for always
     * @param templates whether anything else may be sent while it is closed
     */
    record Window(
            boolean open,
            @Nullable Instant closesAt,
            @Nullable Integer hours,
            boolean templates) {}

    record HandOver(String reason, @Nullable Instant at) {}
}
