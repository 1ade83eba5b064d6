package io.insaka.tenancy;

import io.insaka.kernel.TenantId;

/**
 * Something a new organisation does to get going. Calls go down only, so the modules above that know of a step implement
 * this as a bean and are asked.
 */
public interface FirstStep {
    /** A word that never changes; the console has the sentences. */
    String name();

    /** Whether the organisation has done it, as it is now. */
    boolean done(TenantId tenant);
}
