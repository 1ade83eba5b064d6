package io.insaka.agents;

import io.insaka.kernel.TenantId;
import java.util.Map;
import java.util.function.Supplier;

/** Asks agents as messages of customers do, with instructions that nobody has published, and with no consequences. */
public interface Rehearsing {
    /** @throws RuntimeException a problem that says so when a draft cannot be used as instructions of its role */
    Stage stage(TenantId tenant, Map<Role, String> drafts);

    /**
     * One rehearsal. Whoever is asked the very same thing twice on it says the same again, at no cost: what differs between
     * two runs comes from what was changed, and not from a model's mood.
     */
    interface Stage {
        /** With the instructions in use. */
        <T> T asPublished(Supplier<T> asking);

        /** With the drafts in their place. */
        <T> T asDrafted(Supplier<T> asking);
    }
}
