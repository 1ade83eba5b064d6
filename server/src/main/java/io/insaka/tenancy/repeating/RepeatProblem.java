package io.insaka.tenancy.repeating;

import io.insaka.platform.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a request with a key is not worked on. */
final class RepeatProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration wait;

    private RepeatProblem(int status, String code, String detail, @Nullable Duration wait) {
        super(status, code, detail, List.of());
        this.wait = wait;
    }

    static RepeatProblem reused() {
        return new RepeatProblem(
                409,
                "request/idempotency-key-reused",
                "This Idempotency-Key was used with another request. Take a new key.",
                null);
    }

    static RepeatProblem underWay() {
        return new RepeatProblem(
                409,
                "request/still-working",
                "The first request with this Idempotency-Key is still being worked on.",
                Duration.ofSeconds(1));
    }

    static RepeatProblem tooLong(int most) {
        return new RepeatProblem(
                422, "request/invalid", "The Idempotency-Key is longer than " + most + " characters.", null);
    }

    @Override
    public @Nullable Duration retryAfter() {
        return wait;
    }
}
