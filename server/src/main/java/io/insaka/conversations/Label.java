package io.insaka.conversations;

import java.util.Locale;
import java.util.UUID;

/** What a team sorts its conversations by. */
public record Label(UUID id, String name, Colour colour) {
    /** How it looks; the console has a light and a dark side for each. */
    public enum Colour {
        GREY,
        RED,
        ORANGE,
        YELLOW,
        GREEN,
        TEAL,
        BLUE,
        PURPLE,
        PINK;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is none of that name */
        public static Colour of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
