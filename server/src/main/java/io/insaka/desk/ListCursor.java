package io.insaka.desk;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Due;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Priority;
import io.insaka.kernel.ConversationId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page of the inbox begins, as the client carries it: {@code seconds.nanos.id.priority}. */
final class ListCursor {
    /** The end of the year 9999: PostgreSQL's times do not reach as far as Java's. */
    private static final long LATEST_SECOND = 253_402_300_799L;

    private ListCursor() {}

    static String behind(Inbox.Listed last, Inbox.Order order) {
        Conversation conversation = last.conversation();
        Instant waiting = conversation.activity().waitingSince();
        Due due = conversation.due();
        Instant found =
                switch (order) {
                    case RECENT -> null;
                    case WAITING -> waiting;
                    case TARGET -> due == null ? null : due.at();
                };
        Instant at = found == null ? conversation.activity().lastAt() : found;
        return at.getEpochSecond() + "." + at.getNano() + "." + conversation.id() + "."
                + conversation.attention().priority().wire();
    }

    static Inbox.@Nullable Place place(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            String[] parts = cursor.split("\\.");
            Instant at = Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            if (at.isBefore(Instant.EPOCH) || at.getEpochSecond() > LATEST_SECOND) {
                throw DeskProblem.invalid("cursor", "is not one that this list handed out");
            }
            Priority priority =
                    parts.length > 3 ? Priority.valueOf(parts[3].toUpperCase(Locale.ROOT)) : Priority.NORMAL;
            return new Inbox.Place(at, new ConversationId(UUID.fromString(parts[2])), priority);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException notOurs) {
            throw DeskProblem.invalid("cursor", "is not one that this list handed out");
        }
    }
}
