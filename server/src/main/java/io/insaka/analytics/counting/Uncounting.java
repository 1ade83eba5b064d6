package io.insaka.analytics.counting;

import io.insaka.kernel.TenantId;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes what was counted on a channel out of the sums again. */
@Component
public class Uncounting {
    private final ProgressRepository progresses;
    private final SumRepository sums;

    Uncounting(ProgressRepository progresses, SumRepository sums) {
        this.progresses = progresses;
        this.sums = sums;
    }

    /** Its conversations are gone already, so nothing more is counted there. Joins the tenant's open transaction. */
    public void channels(TenantId tenant, Collection<UUID> channels) {
        progresses.becomeAlone(tenant);
        sums.forgetChannels(tenant, channels);
    }
}
