package io.insaka.tenancy;

import io.insaka.kernel.TenantId;

/** A module's word on why its part cannot be switched off at this moment: something is under way that nobody could see. */
public interface FeatureHold {
    Feature feature();

    boolean holds(TenantId tenant);
}
