package io.insaka.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.RequestCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Writes the entry of a read between the endpoint's answer and its first byte: what was refused leaves none, and what
 * cannot be written down is not shown.
 *
 * <p>A page that is live reads the same thing again and again. The same reader, place and thing within
 * {@link #WINDOW} on one node is one entry.
 */
@RestControllerAdvice
class ReadEntries implements ResponseBodyAdvice<Object> {
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int REMEMBERED = 100_000;
    private static final int LONGEST_SEARCH = 200;

    private final AuditTrail trail;
    private final Origins origins;
    private final Cache<Read, Boolean> written;

    private record Read(Origin origin, String action, Subject subject, String search) {}

    ReadEntries(AuditTrail trail, Origins origins, Clock clock) {
        this.trail = trail;
        this.origins = origins;
        this.written = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(WINDOW)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.hasMethodAnnotation(AuditedRead.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        AuditedRead mark = returned.getMethodAnnotation(AuditedRead.class);
        Optional<HttpServletRequest> servlet = Origins.request();
        if (mark != null && servlet.isPresent()) {
            RequestCaller.of(servlet.get()).ifPresent(caller -> write(mark, caller, servlet.get()));
        }
        return body;
    }

    private void write(AuditedRead mark, Caller caller, HttpServletRequest request) {
        Subject subject =
                new Subject(mark.subject(), id(request).orElse(caller.tenant().toString()));
        String search = mark.search().isEmpty() ? "" : search(request.getParameter(mark.search()));
        var read = new Read(origins.current(), mark.value(), subject, search);
        if (written.getIfPresent(read) == null) {
            var personal = search.isEmpty() ? Map.<String, String>of() : Map.of("search", search);
            trail.record(caller.tenant(), mark.value(), subject, new Details(Map.of(), personal));
            written.put(read, true);
        }
    }

    private static String search(@Nullable String words) {
        String search = words == null ? "" : words.strip();
        return search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search;
    }

    private static Optional<String> id(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? Optional.ofNullable((String) variables.get("id"))
                : Optional.empty();
    }
}
