package io.insaka.analytics.counting;

import java.util.Locale;

/** What is counted. docs/analytics.md says of each what it means. */
public enum Measure {
    STARTED,
    STARTED_BY_US,
    NEEDED_PERSON,
    HANDED_OVER,
    RECEIVED,
    /** Apart from the others, so that they need not read a row for each hour. */
    RECEIVED_BY_HOUR,
    SENT_BY_BOT,
    SENT_BY_PEOPLE,
    BOT_RESPONSE,
    FIRST_RESPONSE,
    FIRST_RESPONSE_OPEN,
    NEXT_RESPONSE,
    NEXT_RESPONSE_OPEN,
    RESOLUTION,
    RESOLUTION_OPEN,
    REOPENED,
    LABELLED,
    LABEL_RESOLUTION,
    /** Customers who were asked how they were served. */
    SURVEYED,
    RATED,
    /** With 4 or 5. */
    RATED_WELL,
    /** All scores added up. */
    SCORED,
    /** By the score. */
    RATED_AS;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Measure of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
