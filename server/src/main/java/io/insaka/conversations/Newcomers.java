package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** People who came without a name, which their provider tells when it is asked. */
@Component
public class Newcomers {
    private final NewcomerRepository repository;
    private final Clock clock;

    Newcomers(NewcomerRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Each is asked for once, however often this is called. Joins the tenant's open transaction. */
    public void ask(TenantId tenant, Map<ContactId, ChannelId> nameless) {
        if (!nameless.isEmpty()) {
            repository.ask(tenant, nameless, clock.instant());
        }
    }
}
