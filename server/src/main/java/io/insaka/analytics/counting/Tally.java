package io.insaka.analytics.counting;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What is to be added to the sums. */
final class Tally {
    /** Nobody, nothing, none. */
    static final UUID NONE = new UUID(0, 0);

    private final Map<Key, Amount> amounts = new LinkedHashMap<>();

    /** @param tag the reason, the label's id, or the hour; empty where there is none */
    record Key(Measure measure, LocalDate day, UUID channel, UUID team, UUID teammate, String tag) {}

    Amount of(Key key) {
        return amounts.computeIfAbsent(key, fresh -> new Amount());
    }

    Map<Key, Amount> amounts() {
        return amounts;
    }
}
