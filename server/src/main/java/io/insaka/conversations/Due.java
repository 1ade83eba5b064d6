package io.insaka.conversations;

import java.time.Instant;
import java.util.Locale;

/**
 * By when a person should have done what was promised.
 *
 * @param warnAt when it is close
 */
public record Due(Target target, Instant at, Instant warnAt) {
    public enum Target {
        FIRST,
        NEXT,
        RESOLUTION;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Target of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
