package io.insaka.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where no controller is involved. */
@Component
class ProblemWriter {
    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletResponse response, Problem problem) throws IOException {
        write(response, ProblemDocument.of(problem), problem.retryAfter());
    }

    void write(HttpServletResponse response, ProblemDocument document, @Nullable Duration retryAfter)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(document.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers(document.status(), retryAfter).forEach((name, values) -> response.setHeader(name, values.getFirst()));
        byte[] body = json.writeValueAsBytes(document);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static HttpHeaders headers(int status, @Nullable Duration retryAfter) {
        HttpHeaders headers = new HttpHeaders();
        if (status == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"insaka\"");
        }
        if (retryAfter != null) {
            long seconds = Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1000));
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        return headers;
    }
}
