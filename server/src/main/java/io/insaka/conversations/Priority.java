package io.insaka.conversations;

import java.util.Locale;

/** How soon a person should look at a conversation. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is stored: the higher the sooner. */
    int rank() {
        return ordinal() - 1;
    }

    static Priority ranked(int rank) {
        return values()[rank + 1];
    }

    /** The higher of two. */
    public Priority or(Priority other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
