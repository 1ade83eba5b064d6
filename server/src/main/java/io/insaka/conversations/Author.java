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

    /** A text to many, of which this is one. */
    record Mailing(UUID id) implements Author {}

    default String word() {
        return switch (this) {
            case Contact contact -> "contact";
            case Bot bot -> "bot";
            case System system -> "system";
            case Teammate teammate -> "teammate";
            case Mailing mailing -> "mailing";
        };
    }

    default @Nullable UUID teammate() {
        return this instanceof Teammate written ? written.id() : null;
    }

    default @Nullable UUID mailing() {
        return this instanceof Mailing written ? written.id() : null;
    }

    static Author of(String word, @Nullable UUID id) {
        return switch (word) {
            case "contact" -> CONTACT;
            case "bot" -> BOT;
            case "teammate" -> new Teammate(id == null ? new UUID(0, 0) : id);
            case "mailing" -> new Mailing(id == null ? new UUID(0, 0) : id);
            default -> SYSTEM;
        };
    }
}
