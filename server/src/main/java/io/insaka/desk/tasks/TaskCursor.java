package io.insaka.desk.tasks;

import io.insaka.desk.DeskProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page begins, as the client carries it: {@code milliseconds.id}. */
record TaskCursor(TaskRepository.Place place) {
    /** Where what is due at no time has its place. */
    private static final Instant SOME_DAY = Instant.parse("9999-12-31T00:00:00Z");

    static TaskCursor behind(Task task) {
        Task.Done done = task.done();
        Instant due = task.dueAt() == null ? SOME_DAY : task.dueAt();
        return new TaskCursor(new TaskRepository.Place(done == null ? due : done.at(), task.id()));
    }

    static @Nullable TaskCursor read(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            int dot = cursor.indexOf('.');
            Instant at = Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, Math.max(dot, 0))));
            if (at.isBefore(Instant.EPOCH) || at.isAfter(SOME_DAY)) {
                throw new IllegalArgumentException(cursor);
            }
            return new TaskCursor(new TaskRepository.Place(at, UUID.fromString(cursor.substring(dot + 1))));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw DeskProblem.invalid("cursor", "is not one that this list handed out");
        }
    }

    @Override
    public String toString() {
        return place.at().toEpochMilli() + "." + place.id();
    }
}
