package io.insaka.conversations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who wrote a message. */
public sealed interface Author {
    Author CONTACT = new Contact();
    Author BOT = new Bot();
    Author SYSTEM = new System();

    record Contact() implements Author {}

    record Bot() implements Author {}

    /** The product itself, or somebody writing from the provider's own app. */
    record System() implements Author {}

    record Teammate(UUID id) implements Author {}

    default String word() {
        return switch (this) {
            case Contact contact -> "contact";
            case Bot bot -> "bot";
            case System system -> "system";
            case Teammate teammate -> "teammate";
        };
    }

    default @Nullable UUID teammate() {
        return this instanceof Teammate written ? written.id() : null;
    }

    static Author of(String word, @Nullable UUID teammate) {
        return switch (word) {
            case "contact" -> CONTACT;
            case "bot" -> BOT;
            case "teammate" -> new Teammate(teammate == null ? new UUID(0, 0) : teammate);
            default -> SYSTEM;
        };
    }
}
