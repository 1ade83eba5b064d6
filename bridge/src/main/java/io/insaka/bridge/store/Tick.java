package io.insaka.bridge.store;

import java.util.Locale;

/** How far a line of ours got, in order. */
public enum Tick {
    NONE,
    PENDING,
    SENT,
    DELIVERED,
    READ;

    public static Tick of(String word) {
        for (Tick tick : values()) {
            if (tick.wireName().equals(word)) {
                return tick;
            }
        }
        return NONE;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
