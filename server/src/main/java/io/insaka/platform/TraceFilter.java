package io.insaka.platform;

import io.insaka.kernel.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
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
        String trace = TraceId.of(request.getHeader("traceparent"))
                .orElseGet(() -> TraceId.of(ids.next()))
                .hex();
        response.setHeader(ANSWER, trace);
        MDC.put(TraceId.LOGGED, trace);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(TraceId.LOGGED);
        }
    }
}
