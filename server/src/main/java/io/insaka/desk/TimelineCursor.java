package io.insaka.desk;

import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.kernel.MessageId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page of a timeline begins, as the client carries it: {@code seconds.nanos.id}. */
final class TimelineCursor {
    /** The end of the year 9999: PostgreSQL's times do not reach as far as Java's. */
    private static final long LATEST_SECOND = 253_402_300_799L;

    private TimelineCursor() {}

    static String before(Message message) {
        Instant at = message.createdAt();
        return at.getEpochSecond() + "." + at.getNano() + "." + message.id();
    }

    static Inbox.@Nullable Moment moment(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            String[] parts = cursor.split("\\.");
            Instant at = Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            if (at.isBefore(Instant.EPOCH) || at.getEpochSecond() > LATEST_SECOND) {
                throw DeskProblem.invalid("cursor", "is not one that this list handed out");
            }
            return new Inbox.Moment(at, new MessageId(UUID.fromString(parts[2])));
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException
                | ArithmeticException notOurs) {
            throw DeskProblem.invalid("cursor", "is not one that this list handed out");
        }
    }
}
