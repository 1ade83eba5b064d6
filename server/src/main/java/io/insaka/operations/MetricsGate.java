package io.insaka.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides who may read the metrics. */
@Component
class MetricsGate {
    private static final String BEARER = "Bearer ";
    private static final Set<String> LOOPBACK = Set.of("::1", "0:0:0:0:0:0:0:1");

    private final MetricsSettings settings;

    MetricsGate(MetricsSettings settings) {
        this.settings = settings;
    }

    void pass(HttpServletRequest request) {
        String token = settings.token();
        boolean may = settings.open()
                || (token == null || token.isBlank() ? near(request) : fits(token, request.getHeader("Authorization")));
        if (!may) {
            throw MetricsProblem.notAllowed();
        }
    }

    private static boolean fits(String token, @Nullable String sent) {
        return sent != null
                && sent.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        sent.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    /** On this machine, and not on behalf of somebody else: a reverse proxy calls from here too. */
    private static boolean near(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return (address.startsWith("127.") || LOOPBACK.contains(address))
                && Stream.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")
                        .allMatch(header -> request.getHeader(header) == null);
    }
}
