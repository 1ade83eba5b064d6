package io.insaka.platform;

import io.insaka.kernel.Ids;
import io.insaka.telemetry.TraceContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a trace id, the caller's own when it sent one, and puts it into log lines and the answer. */
final class TraceFilter extends OncePerRequestFilter {
    private static final String ANSWER = "X-Trace-Id";

    private final Ids ids;

    TraceFilter(Ids ids) {
        this.ids = ids;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Webhooks.address(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        TraceContext trace =
                TraceContext.parse(request.getHeader("traceparent")).orElseGet(() -> TraceContext.of(ids.next()));
        response.setHeader(ANSWER, trace.traceId());
        try (var _ = trace.open()) {
            chain.doFilter(request, response);
        }
    }
}
