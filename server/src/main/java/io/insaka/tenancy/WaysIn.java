package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The sessions and tokens of one teammate taken together. */
@Component
class WaysIn {
    private final SessionRepository sessions;
    private final TokenRepository tokens;
    private final EntryLinkRepository links;
    private final SignInLinkRepository identities;
    private final Credentials credentials;
    private final ApplicationEventPublisher events;

    WaysIn(
            SessionRepository sessions,
            TokenRepository tokens,
            EntryLinkRepository links,
            SignInLinkRepository identities,
            Credentials credentials,
            ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.links = links;
        this.identities = identities;
        this.credentials = credentials;
        this.events = events;
    }

    /** Within the caller's transaction; {@link #changed} must follow its commit. */
    void leave(TeammateLeft left) {
        closeAll(left.tenant(), left.teammate());
        identities.unlink(left.tenant(), left.teammate());
        events.publishEvent(left);
    }

    /** Within the caller's transaction: they see less from now on. */
    void narrow(TenantId tenant, TeammateId teammate, Sight sight) {
        events.publishEvent(new SightNarrowed(tenant, teammate, sight));
    }

    /** As {@link #leave}, of somebody who stays. */
    void closeAll(TenantId tenant, TeammateId teammate) {
        sessions.endAll(tenant, teammate);
        tokens.revokeAll(tenant, teammate);
    }

    /** As {@link #closeAll}, and their programs go on; {@link #changed} must follow the commit. */
    void endSessions(TenantId tenant, TeammateId teammate) {
        sessions.endAll(tenant, teammate);
    }

    /** With which somebody could choose their password. */
    void dropLinks(TenantId tenant, TeammateId teammate) {
        links.dropPasswordLinks(tenant, teammate);
    }

    /** What was remembered of sessions and tokens is no longer true. */
    void changed() {
        credentials.forget();
    }
}
