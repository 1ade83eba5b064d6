package io.insaka.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/** Who a request was found to come from. Controller methods take a {@link Caller} instead. */
public final class RequestCaller {
    private RequestCaller() {}

    public static Optional<Caller> of(HttpServletRequest request) {
        return CredentialFilter.caller(request);
    }

    /** The token, where a program and not a browser is calling. */
    public static Optional<UUID> token(HttpServletRequest request) {
        return CredentialFilter.token(request).map(Credential::id);
    }
}
