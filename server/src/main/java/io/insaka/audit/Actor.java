package io.insaka.audit;

import io.insaka.kernel.TeammateId;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param teammate the person, also where a token of theirs did it
 */
record Actor(Kind kind, @Nullable UUID teammate, @Nullable UUID token) {
    static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, null);
    static final Actor STRANGER = new Actor(Kind.STRANGER, null, null);
    static final Actor OPERATOR = new Actor(Kind.OPERATOR, null, null);

    enum Kind {
        TEAMMATE,
        TOKEN,
        /** Somebody who did not say, or could not prove, who they are. */
        STRANGER,
        /** Whoever may run commands on the machine the product runs on. */
        OPERATOR,
        SYSTEM;

        /** A word that is none was written by somebody else; its hash tells. */
        static Kind of(String wire) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wire().equals(wire))
                    .findFirst()
                    .orElse(STRANGER);
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Actor teammate(TeammateId id) {
        return new Actor(Kind.TEAMMATE, id.value(), null);
    }

    static Actor token(TeammateId of, UUID token) {
        return new Actor(Kind.TOKEN, of.value(), token);
    }
}
