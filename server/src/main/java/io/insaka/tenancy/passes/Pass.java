package io.insaka.tenancy.passes;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a signed token says.
 *
 * @param token the API token it was exchanged for
 * @param family what began with that exchange
 * @param scopes as the API spells them
 */
public record Pass(
        TenantId tenant, TeammateId teammate, UUID token, UUID family, List<String> scopes, Instant expiresAt) {
    public Pass {
        scopes = List.copyOf(scopes);
    }
}
