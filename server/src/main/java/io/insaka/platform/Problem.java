package io.insaka.platform;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be served, in words its sender may read. Every module extends this for its own refusals; the web
 * layer turns each into {@code application/problem+json} (RFC 9457) once, so nobody else maps exceptions.
 */
public abstract class Problem extends RuntimeException {
    private final int status;
    private final String code;
    private final List<FieldProblem> errors;

    /** One field of the request body, or one parameter, and what is wrong with it. */
    public record FieldProblem(String field, String message) {}

    /**
     * @param status the HTTP status, 400 to 599
     * @param code stable and machine-readable, {@code module/reason}
     * @param detail one sentence for the person who sent the request; never a secret, never personal data
     */
    protected Problem(int status, String code, String detail) {
        this(status, code, detail, List.of());
    }

    protected Problem(int status, String code, String detail, List<FieldProblem> errors) {
        // Without a stack trace: an expected answer, thrown often under attack, and never logged.
        super(detail, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not the status of a problem: " + status);
        }
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public final int status() {
        return status;
    }

    public final String code() {
        return code;
    }

    public final String detail() {
        return String.valueOf(getMessage());
    }

    public final List<FieldProblem> errors() {
        return errors;
    }

    /** When present, sent as {@code Retry-After}. */
    public @Nullable Duration retryAfter() {
        return null;
    }
}
