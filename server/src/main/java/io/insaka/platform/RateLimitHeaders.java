package io.insaka.platform;

import io.insaka.platform.RateLimiter.Turn;
import jakarta.servlet.http.HttpServletResponse;

/** How a sender stands with a limit, in the words of draft-ietf-httpapi-ratelimit-headers-10. */
public final class RateLimitHeaders {
    private RateLimitHeaders() {}

    /** @param name of the limit, a word */
    public static void write(HttpServletResponse response, String name, Turn turn) {
        String policy =
                "\"" + name + "\";q=" + turn.limit() + ";w=" + turn.window().toSeconds();
        response.setHeader("RateLimit-Policy", policy);
        long seconds = Math.max(0, Math.ceilDiv(turn.reset().toMillis(), 1000));
        response.setHeader("RateLimit", "\"" + name + "\";r=" + turn.left() + ";t=" + seconds);
    }
}
