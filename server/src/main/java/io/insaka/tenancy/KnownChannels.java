package io.insaka.tenancy;

import io.insaka.kernel.TenantId;
import java.util.Set;
import java.util.UUID;

/** The channels an organisation has, for choosing whose conversations somebody sees. */
public interface KnownChannels {
    Set<UUID> of(TenantId tenant);
}
