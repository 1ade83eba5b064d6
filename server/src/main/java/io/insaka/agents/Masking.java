package io.insaka.agents;

import io.insaka.kernel.TenantId;

/** Hides what an organisation shows to no model, in texts that reach one without an agent. */
public interface Masking {
    /** With marks in place of the numbers; the same text always gives the same one, and nothing leads back. */
    String masked(TenantId tenant, String text);
}
