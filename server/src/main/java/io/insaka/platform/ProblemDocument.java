package io.insaka.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.insaka.platform.Problem.FieldProblem;
import io.insaka.telemetry.TraceContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;

/**
 * What goes over the wire when something is refused (RFC 9457, with our {@code code} and {@code errors}).
 *
 * @param traceId finds the request's lines in the log; null when it was refused before anything looked at it
 */
record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceId) {

    static ProblemDocument of(Problem problem) {
        return of(problem.status(), problem.code(), problem.detail(), problem.errors());
    }

    static ProblemDocument of(int status, String code, String detail) {
        return of(status, code, detail, List.of());
    }

    static ProblemDocument of(int status, String code, String detail, List<FieldProblem> errors) {
        HttpStatus known = HttpStatus.resolve(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return new ProblemDocument("about:blank", title, status, detail, code, errors, MDC.get(TraceContext.LOGGED));
    }

    /** For an answer that only has a status: what a container or framework decided before any of our code. */
    static ProblemDocument ofStatus(int status) {
        return of(status, codeOf(status), detailOf(status));
    }

    static String codeOf(int status) {
        return switch (status) {
            case 404 -> "request/not-found";
            case 405 -> "request/method-not-allowed";
            case 406 -> "request/not-acceptable";
            case 413 -> "request/too-large";
            case 415 -> "request/unsupported-media-type";
            case 429 -> "request/too-many";
            case 503 -> "unavailable";
            default -> status < 500 ? "request/invalid" : "internal";
        };
    }

    private static String detailOf(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not answer to that method.";
            case 406 -> "No answer in an accepted format.";
            case 413 -> "The request is too large.";
            case 415 -> "The request has a content type that is not understood here.";
            case 429 -> "Too many requests. Wait before you try again.";
            case 503 -> "Not available at the moment. Try again.";
            default -> status < 500 ? "The request cannot be understood." : "Something went wrong on our side.";
        };
    }
}
