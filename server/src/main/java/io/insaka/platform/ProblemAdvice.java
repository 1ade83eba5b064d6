package io.insaka.platform;

import io.insaka.kernel.Failures;
import io.insaka.platform.Problem.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where exceptions of controllers become answers. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(5);

    @ExceptionHandler
    ResponseEntity<Object> refused(Problem problem) {
        return answer(ProblemDocument.of(problem), new HttpHeaders(), problem.retryAfter());
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<Object> databaseAway(RuntimeException failure, HttpServletRequest request) {
        log.warn("{} found no database: {}", Routes.of(request), Failures.words(failure));
        return answer(ProblemDocument.ofStatus(503), new HttpHeaders(), DATABASE_PAUSE);
    }

    /** A multipart body that is none, has no end, or has a part nobody can read. */
    @ExceptionHandler
    ResponseEntity<Object> brokenUpload(MultipartException broken) {
        return answer(
                ProblemDocument.of(400, "request/unreadable", "The body of the request cannot be read."),
                new HttpHeaders(),
                null);
    }

    /** Parameters that are no UTF-8, or too many: the container says so when somebody asks for the first of them. */
    @ExceptionHandler
    ResponseEntity<Object> brokenParameters(InvalidParameterException broken) {
        return answer(ProblemDocument.ofStatus(broken.getErrorCode()), new HttpHeaders(), null);
    }

    /** Whoever asked has gone: nothing is wrong on our side, and nobody is there to be answered. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> gone(ClientAbortException gone, HttpServletRequest request) {
        log.debug("{}: whoever asked has gone", Routes.of(request));
        return null;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        log.error("{} failed", Routes.of(request), failure);
        return response.isCommitted() ? null : answer(ProblemDocument.ofStatus(500), new HttpHeaders(), null);
    }

    /** Everything Spring MVC itself refuses comes through here. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refusal,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode statusCode,
            WebRequest request) {
        if (request instanceof ServletWebRequest servlet
                && servlet.getResponse() != null
                && servlet.getResponse().isCommitted()) {
            return null;
        }
        if (statusCode.is5xxServerError() && statusCode.value() != 503) {
            log.error("{} failed", name(request), refusal);
            return answer(ProblemDocument.ofStatus(500), headers, null);
        }
        List<FieldProblem> errors = FieldProblems.of(refusal);
        if (!errors.isEmpty()) {
            String detail = "The request has values that cannot be accepted.";
            return answer(ProblemDocument.of(statusCode.value(), "request/invalid", detail, errors), headers, null);
        }
        ProblemDocument document = FieldProblems.unreadable(refusal)
                ? ProblemDocument.of(400, "request/unreadable", "The body of the request cannot be read.")
                : ProblemDocument.ofStatus(statusCode.value());
        return answer(document, headers, null);
    }

    private static String name(WebRequest request) {
        return request instanceof ServletWebRequest servlet ? Routes.of(servlet.getRequest()) : "A request";
    }

    private static ResponseEntity<Object> answer(
            ProblemDocument document, HttpHeaders given, @Nullable Duration retryAfter) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(given);
        headers.putAll(ProblemWriter.headers(document.status(), retryAfter));
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(document, headers, document.status());
    }
}
