package io.insaka.conversations;

import java.util.Locale;

/** Which way a message went; a note went nowhere: only the team sees it. */
public enum Direction {
    INBOUND,
    OUTBOUND,
    NOTE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Direction of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
