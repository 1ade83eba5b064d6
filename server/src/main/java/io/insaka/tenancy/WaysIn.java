package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import org.springframework.stereotype.Component;

/** The sessions and tokens of one teammate taken together. */
@Component
class WaysIn {
    private final SessionRepository sessions;
    private final TokenRepository tokens;
    private final Credentials credentials;

    WaysIn(SessionRepository sessions, TokenRepository tokens, Credentials credentials) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.credentials = credentials;
    }

    /** Within the caller's transaction; {@link #changed} must follow its commit. */
    void closeAll(TenantId tenant, TeammateId teammate) {
        sessions.endAll(tenant, teammate);
        tokens.revokeAll(tenant, teammate);
    }

    /** What was remembered of sessions and tokens is no longer true. */
    void changed() {
        credentials.forget();
    }
}
