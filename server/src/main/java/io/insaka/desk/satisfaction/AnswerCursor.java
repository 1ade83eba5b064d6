package io.insaka.desk.satisfaction;

import io.insaka.desk.DeskProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page begins, as the client carries it: {@code seconds.nanos.id}. */
final class AnswerCursor {
    private static final long FARTHEST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

    private AnswerCursor() {}

    static String behind(UUID id, Instant at) {
        return at.getEpochSecond() + "." + at.getNano() + "." + id;
    }

    static AnswerRepository.@Nullable Place read(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            String[] parts = cursor.split("\\.", 3);
            long second = Long.parseLong(parts[0]);
            if (second < 0 || second > FARTHEST) {
                throw new IllegalArgumentException(cursor);
            }
            return new AnswerRepository.Place(
                    Instant.ofEpochSecond(second, Math.clamp(Long.parseLong(parts[1]), 0, 999_999_999)),
                    UUID.fromString(parts[2]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException notOurs) {
            throw DeskProblem.invalid("cursor", "is not one that this list handed out");
        }
    }
}
