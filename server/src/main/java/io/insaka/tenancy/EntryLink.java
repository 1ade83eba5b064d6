package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets one person in, once.
 *
 * @param teammate whose password it changes; null for an invitation, which makes somebody new
 * @param sight the channels whose conversations they will see
 */
record EntryLink(
        TenantId tenant,
        UUID id,
        @Nullable TeammateId teammate,
        Email email,
        GivenRole role,
        Sight sight,
        Instant createdAt,
        Instant expiresAt) {
    private static final Duration PASSWORD_LIFE = Duration.ofHours(24);
    private static final Duration MAILED_LIFE = Duration.ofHours(2);

    /** With which a teammate chooses a new password. */
    static EntryLink forPassword(TenantId tenant, UUID id, Teammate teammate, Instant now) {
        return new EntryLink(
                tenant,
                id,
                teammate.id(),
                teammate.email(),
                teammate.role(),
                teammate.sight(),
                now,
                now.plus(PASSWORD_LIFE));
    }

    /** As {@link #forPassword}, for one that lies in a mailbox. */
    static EntryLink mailed(TenantId tenant, UUID id, Teammate teammate, Instant now) {
        return new EntryLink(
                tenant,
                id,
                teammate.id(),
                teammate.email(),
                teammate.role(),
                teammate.sight(),
                now,
                now.plus(MAILED_LIFE));
    }

    /** What a person opens; the secret stands behind the {@code #}, which browsers send to no server and no log. */
    static String url(PublicAddress address, Secret secret) {
        return address.url() + "/welcome#" + secret.value();
    }

    String purpose() {
        return teammate == null ? "invitation" : "password";
    }
}
