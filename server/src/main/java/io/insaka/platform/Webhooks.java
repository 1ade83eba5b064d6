package io.insaka.platform;

import jakarta.servlet.http.HttpServletRequest;

/** The providers' way in. It is kept lean: none of the web plumbing runs for it. */
final class Webhooks {
    private Webhooks() {}

    static boolean address(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/webhooks/");
    }
}
