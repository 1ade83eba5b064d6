package io.insaka.pipeline;

import java.util.Locale;
import java.util.UUID;

/** Where a deal may stand. */
record Stage(UUID id, String name, Kind kind) {
    /** The names are stored: add, never rename. */
    enum Kind {
        OPEN,
        WON,
        LOST;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
