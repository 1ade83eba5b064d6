package io.insaka.notices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Of what a teammate can be told. */
enum Kind {
    /** Somebody, or a team's rule, gave them a conversation. */
    ASSIGNED,
    /** They were called by name in a note. */
    MENTION,
    /** A customer wrote in a conversation of theirs. */
    MESSAGE,
    /** A conversation waits for a team of theirs. */
    UNASSIGNED,
    TARGET_CLOSE,
    TARGET_MISSED,
    TASK_DUE;

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the migration has it for whoever chose nothing. */
    Ways usual() {
        boolean wanted = this != UNASSIGNED;
        return new Ways(wanted, wanted);
    }

    /** What somebody may want to be mailed at once; V516 has it, too. */
    static Set<Kind> urgent() {
        return Set.of(MENTION, TARGET_CLOSE, TARGET_MISSED);
    }

    /** Whether each time is one more thing; of the others only the last counts. */
    boolean counts() {
        return this == MESSAGE || this == MENTION || this == TASK_DUE;
    }

    static Optional<Kind> of(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }

    /**
     * @param app in the list of the console
     * @param push in browsers that were allowed to tell
     */
    record Ways(boolean app, boolean push) {}
}
