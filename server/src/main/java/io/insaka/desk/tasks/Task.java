package io.insaka.desk.tasks;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done. Printing one shows the id only.
 *
 * @param followUp its conversation comes back when it is due
 * @param done null while it is to be done
 */
public record Task(
        UUID id,
        Words words,
        Owner owner,
        @Nullable Instant dueAt,
        Link link,
        Made made,
        @Nullable Done done) {
    /** What is to be done. */
    public record Words(String title, @Nullable String note) {}

    /** Whose it is. */
    public sealed interface Owner {
        record Teammate(TeammateId id) implements Owner {}

        record Team(UUID id) implements Owner {}
    }

    /** What it is about. */
    public record Link(
            @Nullable ConversationId conversation, @Nullable ContactId contact, boolean followUp) {
        public static final Link NONE = new Link(null, null, false);
    }

    public record Made(TeammateId by, Instant at) {}

    public record Done(TeammateId by, Instant at) {}

    Task with(Words other, Owner theirs, @Nullable Instant due, Link about) {
        return new Task(id, other, theirs, due, about, made, done);
    }

    Task done(@Nullable Done other) {
        return new Task(id, words, owner, dueAt, link, made, other);
    }

    @Override
    public String toString() {
        return "Task[" + id + "]";
    }
}
