package io.insaka.tenancy;

import io.insaka.kernel.TenantId;

/**
 * A new organisation exists and has an owner. Published after the founding transaction, in the same thread: the rows are
 * committed, so a listener may open transactions of its own.
 *
 * @param demo whether the organisation should be given something to look at
 */
public record OrganisationFounded(TenantId tenant, boolean demo) {}
