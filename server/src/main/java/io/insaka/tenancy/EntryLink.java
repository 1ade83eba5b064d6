package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets one person in, once.
 *
 * @param teammate whose password it changes; null for an invitation, which makes somebody new
 */
record EntryLink(
        TenantId tenant,
        UUID id,
        @Nullable TeammateId teammate,
        Email email,
        Role role,
        Instant createdAt,
        Instant expiresAt) {
    String purpose() {
        return teammate == null ? "invitation" : "password";
    }
}
