package io.insaka.audit;

import io.insaka.platform.ClientAddresses;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.RequestCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the work of this thread comes from: the request it serves, or the product itself. */
@Component
class Origins {
    private static final int LONGEST_AGENT = 160;

    private final ClientAddresses addresses;

    Origins(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    Origin current() {
        return request().map(this::of).orElse(Origin.INSIDE);
    }

    static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }

    private Origin of(HttpServletRequest request) {
        String agent =
                Optional.ofNullable(request.getHeader("User-Agent")).orElse("").strip();
        Actor actor =
                RequestCaller.of(request).map(caller -> actor(request, caller)).orElse(Actor.STRANGER);
        return new Origin(
                actor,
                addresses.address(request),
                agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent);
    }

    private static Actor actor(HttpServletRequest request, Caller caller) {
        return RequestCaller.token(request)
                .map(token -> Actor.token(caller.teammate(), token))
                .orElseGet(() -> Actor.teammate(caller.teammate()));
    }
}
