package io.insaka.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

/** Names a request in the log: an address as it was called may hold a customer's number or a secret. */
final class Routes {
    private Routes() {}

    /** The method and the endpoint's pattern. */
    static String of(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? "(no endpoint)" : pattern);
    }
}
