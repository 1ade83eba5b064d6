package io.insaka.analytics;

import io.insaka.analytics.counting.Amount;
import io.insaka.analytics.counting.Measure;
import java.util.HashMap;
import java.util.Map;

/** What was counted of something, by the name of what was counted. */
final class Sums {
    static final String CALLS = "calls";
    static final String FAILURES = "failures";
    static final String INPUT = "input";
    static final String OUTPUT = "output";
    static final String SPENT = "spent";
    static final String UNANSWERED = "unanswered";

    private static final Amount NOTHING = new Amount();

    private final Map<String, Amount> amounts = new HashMap<>();

    Amount put(String name) {
        return amounts.computeIfAbsent(name, fresh -> new Amount());
    }

    Amount of(Measure measure) {
        return of(measure.wire());
    }

    Amount of(String name) {
        return amounts.getOrDefault(name, NOTHING);
    }
}
