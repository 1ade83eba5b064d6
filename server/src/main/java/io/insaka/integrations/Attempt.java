package io.insaka.integrations;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of posting once.
 *
 * @param status of the answer; null when there was none
 * @param problem null when it was accepted
 * @param answer how the answer began
 * @param pause how long the endpoint asks to be left in peace; null when it did not say
 */
record Attempt(
        @Nullable Integer status,
        @Nullable String problem,
        @Nullable String answer,
        int millis,
        @Nullable Duration pause) {
    static final String STATUS = "status";
    static final String GONE = "gone";
    static final String REDIRECTED = "redirected";
    static final String NO_ANSWER = "no-answer";
    static final String TIMEOUT = "timeout";
    static final String UNREADABLE = "unreadable";
    static final String REFUSED_ADDRESS = "address-refused";

    boolean accepted() {
        return problem == null;
    }

    boolean gone() {
        return GONE.equals(problem);
    }
}
