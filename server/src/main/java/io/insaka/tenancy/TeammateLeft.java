package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;

/** A teammate no longer works here. Listeners join the transaction in which it happens: what was theirs is let go with it. */
public record TeammateLeft(TenantId tenant, TeammateId teammate) {}
