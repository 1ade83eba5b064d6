package io.insaka.notices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often somebody is mailed what they have not seen. */
enum Rhythm {
    NEVER,
    /** Once an hour at most, and only while they are away. */
    AWAY,
    /** At one time of each day. */
    DAILY;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Rhythm> of(String wire) {
        return Arrays.stream(values())
                .filter(rhythm -> rhythm.wire().equals(wire))
                .findFirst();
    }
}
