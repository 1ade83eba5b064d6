package io.insaka.intake;

import java.util.Locale;

/** Where an item stands; lower case on the wire and in the table. */
public enum ItemState {
    /** On disk, not worked off yet. */
    RECEIVED,
    /** Worked off: answered, or stored where no answer was due. */
    DONE,
    /** Nothing to do, for the reason given. */
    IGNORED,
    /** Not understood as a whole; kept for an operator. */
    QUARANTINED,
    /** Failed too often; kept for an operator. */
    DEAD;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
