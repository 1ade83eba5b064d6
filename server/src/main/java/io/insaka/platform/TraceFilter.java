package io.insaka.platform;

import io.insaka.kernel.Ids;
import io.insaka.telemetry.Span;
import io.insaka.telemetry.Spans;
import io.insaka.telemetry.TraceContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Gives every request a trace id, the caller's own when it sent one, and puts it into log lines and the answer. */
final class TraceFilter extends OncePerRequestFilter {
    private static final String ANSWER = "X-Trace-Id";

    private static final String API = "/api/";
    private static final int FAILED = 500;

    private final Ids ids;
    private final Spans spans;

    TraceFilter(Ids ids, Spans spans) {
        this.ids = ids;
        this.spans = spans;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Webhooks.address(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        TraceContext caller =
                TraceContext.parse(request.getHeader("traceparent")).orElse(null);
        try (var span = span(request, caller)) {
            TraceContext trace = span.context() == null ? TraceContext.of(ids.next()) : span.context();
            response.setHeader(ANSWER, trace.traceId());
            try (var _ = trace.open()) {
                chain.doFilter(request, response);
            } finally {
                describe(span, request, response);
            }
        }
    }

    /** Of the API only: files of the console are not worth one. */
    private Span span(HttpServletRequest request, @Nullable TraceContext caller) {
        return request.getRequestURI().startsWith(API)
                ? spans.received(request.getMethod(), caller, System.nanoTime())
                : Span.none(caller);
    }

    private void describe(Span span, HttpServletRequest request, HttpServletResponse response) {
        if (spans.on()) {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            span.called(route == null ? request.getMethod() : request.getMethod() + " " + route)
                    .with("http.request.method", request.getMethod())
                    .with("http.route", route)
                    .with("http.response.status_code", response.getStatus());
            if (response.getStatus() >= FAILED) {
                span.failed(String.valueOf(response.getStatus()));
            }
        }
    }
}
