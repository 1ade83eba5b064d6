package io.insaka.llm.asking;

import io.insaka.llm.Failure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps a server that fails from being asked by everybody. Thread-safe. */
final class Circuit {
    static final int FAILURES = 5;
    static final Duration PROBE_AFTER = Duration.ofSeconds(60);
    /** Nothing changes before somebody pays, or gives another key, which makes another circuit. */
    static final Duration PERSON_AFTER = Duration.ofMinutes(10);

    sealed interface State {
        /** @param failures in a row */
        record Closed(int failures) implements State {}

        record Open(int failures, Instant until) implements State {}

        /** One call is let through to see. */
        record HalfOpen(int failures, Instant since) implements State {}
    }

    private State state = new State.Closed(0);

    /** Whether the server may be asked now; whoever is let through a half-open circuit is the probe. */
    synchronized boolean enter(Instant now) {
        switch (state(now)) {
            case State.Closed closed -> {
                return true;
            }
            case State.Open open -> {
                return false;
            }
            case State.HalfOpen(int failures, Instant since) -> {
                boolean free =
                        since.equals(Instant.MAX) || since.plus(PROBE_AFTER).isBefore(now);
                if (free) {
                    state = new State.HalfOpen(failures, now);
                }
                return free;
            }
        }
    }

    /** As seen now: one whose time has come waits for its probe. */
    synchronized State state(Instant now) {
        return state instanceof State.Open(int failures, Instant until) && !until.isAfter(now)
                ? new State.HalfOpen(failures, Instant.MAX)
                : state;
    }

    /** The server answered, whatever it said. */
    synchronized void worked() {
        state = new State.Closed(0);
    }

    /** @param retryAfter what the server asked for */
    synchronized void failed(Failure why, @Nullable Duration retryAfter, Instant now) {
        int failures =
                switch (state) {
                    case State.Closed(int before) -> before + 1;
                    case State.Open(int before, Instant until) -> before + 1;
                    case State.HalfOpen(int before, Instant since) -> before + 1;
                };
        if (why.needsAPerson()) {
            state = new State.Open(failures, now.plus(PERSON_AFTER));
        } else if (failures >= FAILURES || state instanceof State.HalfOpen) {
            boolean longer = retryAfter != null && retryAfter.compareTo(PROBE_AFTER) > 0;
            state = new State.Open(failures, now.plus(longer ? retryAfter : PROBE_AFTER));
        } else {
            state = new State.Closed(failures);
        }
    }
}
