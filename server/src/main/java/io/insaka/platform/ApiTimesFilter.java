package io.insaka.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Times the API by endpoint. An address that leads to none counts as one, whatever it was. */
final class ApiTimesFilter extends OncePerRequestFilter {
    private static final String NO_ENDPOINT = "none";

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    ApiTimesFilter(MeterRegistry registry) {
        this.registry = registry;
        timer(NO_ENDPOINT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            // A stream lasts as long as somebody watches.
            if (!request.isAsyncStarted()) {
                timer(endpoint(request)).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            }
        }
    }

    private static String endpoint(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? NO_ENDPOINT : Routes.of(request);
    }

    private Timer timer(String endpoint) {
        Timer known = timers.get(endpoint);
        return known != null
                ? known
                : timers.computeIfAbsent(
                        endpoint,
                        name -> Timer.builder("api.response.time")
                                .description("Time until an API request was answered, by the endpoint's route.")
                                .tag("endpoint", name)
                                .register(registry));
    }
}
