package io.insaka.tenancy;

import io.insaka.platform.ClientAddresses;
import io.insaka.platform.RateLimitHeaders;
import io.insaka.platform.RateLimiter;
import io.insaka.platform.RateLimiter.Turn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets each network address through so often and no more. */
final class AddressGate {
    private final String name;
    private final RateLimiter limiter;
    private final ClientAddresses addresses;

    AddressGate(String name, RateLimiter limiter, ClientAddresses addresses) {
        this.name = name;
        this.limiter = limiter;
        this.addresses = addresses;
    }

    /** Tells the sender how it stands (draft-ietf-httpapi-ratelimit-headers-10), granted or not. */
    void pass(HttpServletRequest request, HttpServletResponse response) {
        pass(name, limiter, addresses.of(request), response);
    }

    static void pass(String name, RateLimiter limiter, String key, HttpServletResponse response) {
        Turn turn = limiter.turn(key);
        RateLimitHeaders.write(response, name, turn);
        if (!turn.granted()) {
            throw Refusal.tooManyRequests(turn.reset());
        }
    }
}
