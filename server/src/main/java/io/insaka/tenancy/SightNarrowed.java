package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;

/** A teammate sees less than before. Published within the transaction that makes it so. */
public record SightNarrowed(TenantId tenant, TeammateId teammate, Sight sight) {}
