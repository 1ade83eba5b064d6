package io.insaka.notices;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page begins, as the client carries it: {@code microseconds.id}. */
record NoticeCursor(Instant at, UUID id) {
    private static final long LATEST = 253_402_300_799_000_000L;

    static NoticeCursor behind(Notice notice) {
        return new NoticeCursor(notice.happenedAt(), notice.id());
    }

    static @Nullable NoticeCursor read(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            int dot = cursor.indexOf('.');
            long micros = Long.parseLong(cursor.substring(0, Math.max(dot, 0)));
            if (micros < 0 || micros > LATEST) {
                throw new IllegalArgumentException(cursor);
            }
            return new NoticeCursor(
                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(cursor.substring(dot + 1)));
        } catch (IllegalArgumentException notOurs) {
            throw NoticeProblem.invalid("cursor", "is not one that this list handed out");
        }
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
    }
}
