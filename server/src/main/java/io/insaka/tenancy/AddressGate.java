package io.insaka.tenancy;

import io.insaka.platform.ClientAddresses;
import io.insaka.platform.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** Lets each network address through so often and no more. */
final class AddressGate {
    private final RateLimiter limiter;
    private final ClientAddresses addresses;

    AddressGate(RateLimiter limiter, ClientAddresses addresses) {
        this.limiter = limiter;
        this.addresses = addresses;
    }

    void pass(HttpServletRequest request) {
        Optional<Duration> wait = limiter.take(addresses.of(request));
        if (wait.isPresent()) {
            throw Refusal.tooManyRequests(wait.get());
        }
    }
}
