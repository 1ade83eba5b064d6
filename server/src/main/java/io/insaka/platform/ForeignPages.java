package io.insaka.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Requests that a web page of another origin sends through its visitor's browser. Nothing that is reached this way may
 * know its caller by a cookie: credentials are never allowed.
 */
@Component
public class ForeignPages {
    private static final String FOR_MINUTES = "600";

    private final PublicAddress address;

    ForeignPages(PublicAddress address) {
        this.address = address;
    }

    /** Lets the page read the answer; false, and no such permission, when its origin is not allowed. */
    public boolean admit(Predicate<String> allowed, HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        response.addHeader("Vary", "Origin");
        if (origin == null) {
            return true;
        }
        if (!own(origin, request) && !allowed.test(origin)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", "Retry-After");
        return true;
    }

    /** Answers the question a browser asks before the request itself; {@link #admit} said yes. */
    public void preflight(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID");
        response.setHeader("Access-Control-Max-Age", FOR_MINUTES);
    }

    private boolean own(String origin, HttpServletRequest request) {
        @Nullable String host = request.getHeader("Host");
        return origin.equals(address.url())
                || (host != null && (origin.equals("http://" + host) || origin.equals("https://" + host)));
    }
}
