package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;

/**
 * Somebody gave a wrong password for this teammate. Published outside any transaction, once for each organisation the
 * address belongs to. Listeners must not take long: how long a refusal takes must not tell whether the address exists.
 *
 * @param locked whether this try was the one that locked the account
 */
public record SignInRefused(TenantId tenant, TeammateId teammate, boolean locked) {}
