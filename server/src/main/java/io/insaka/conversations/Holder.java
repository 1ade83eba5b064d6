package io.insaka.conversations;

import io.insaka.kernel.TeammateId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may write to a conversation. */
public sealed interface Holder {
    Holder BOT = new Bot();
    Holder QUEUE = new Queue();

    record Bot() implements Holder {}

    /** Nobody yet: a person is awaited and the bot is silent. */
    record Queue() implements Holder {}

    record Teammate(TeammateId id) implements Holder {}

    default String word() {
        return switch (this) {
            case Bot bot -> "bot";
            case Queue queue -> "queue";
            case Teammate teammate -> "teammate";
        };
    }

    default @Nullable UUID teammate() {
        return this instanceof Teammate held ? held.id().value() : null;
    }

    static Holder of(String word, @Nullable UUID teammate) {
        return switch (word) {
            case "bot" -> BOT;
            case "queue" -> QUEUE;
            default -> {
                if (teammate == null) {
                    throw new IllegalStateException("a conversation is held by a teammate without an id");
                }
                yield new Teammate(new TeammateId(teammate));
            }
        };
    }
}
