package io.insaka.mailings;

import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import org.springframework.stereotype.Component;

/** What is kept of mailings, and whoever watches one is told: once for a batch, however many addressees it has. */
@Component
record Books(MailingRepository mailings, AddresseeRepository addressees, LiveChanges live) {
    static final String CHANGED = "mailing";

    void told(TenantId tenant) {
        live.record(tenant, new Change(null, CHANGED));
    }
}
