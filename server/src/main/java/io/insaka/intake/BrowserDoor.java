package io.insaka.intake;

import io.insaka.channels.spi.Browsers;
import io.insaka.platform.ClientAddresses;
import io.insaka.platform.ForeignPages;
import io.insaka.platform.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which browsers may deliver, and how often. Servers of providers do not come through here. */
@Component
class BrowserDoor {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ForeignPages pages;
    private final ClientAddresses addresses;
    private final BrowserLimits limits;
    private final RateLimiter byVisitor;
    private final RateLimiter byAddress;

    BrowserDoor(ForeignPages pages, ClientAddresses addresses, BrowserLimits limits, Clock clock) {
        this.pages = pages;
        this.addresses = addresses;
        this.limits = limits;
        this.byVisitor = new RateLimiter(clock, limits.perVisitor(), MINUTE);
        this.byAddress = new RateLimiter(clock, limits.perAddress(), MINUTE);
    }

    int largestBody() {
        return (int) limits.maxBody().toBytes();
    }

    /** False when the request was refused, and answered. */
    boolean opens(Browsers browsers, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!pages.admit(browsers::allow, request, response)) {
            WebhookServlet.problem(response, 403, "chat/origin", "Pages of this website may not use this channel.");
            return false;
        }
        Optional<Duration> wait = byAddress
                .take(addresses.of(request))
                // A visitor is known by nothing but the token at this point; who makes many of them meets the first.
                .or(() -> Optional.ofNullable(request.getHeader("Authorization"))
                        .flatMap(token -> byVisitor.take(token)));
        if (wait.isPresent()) {
            response.setHeader(
                    "Retry-After", Long.toString(Math.max(1, wait.get().toSeconds() + 1)));
            WebhookServlet.problem(response, 429, "webhooks/too-many", "Too many deliveries. Try again later.");
            return false;
        }
        return true;
    }

    void preflight(Browsers browsers, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (pages.admit(browsers::allow, request, response)) {
            pages.preflight(response);
        } else {
            WebhookServlet.problem(response, 403, "chat/origin", "Pages of this website may not use this channel.");
        }
    }
}
