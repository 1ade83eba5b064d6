package io.insaka.conversations;

import io.insaka.channels.spi.Holding;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells a provider's late report of what it was told itself from a change that its own people made. */
@Component
public class Mirrors {
    /** Providers report within seconds; what their people do again later is theirs. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final MirrorRepository repository;

    Mirrors(MirrorRepository repository) {
        this.repository = repository;
    }

    /** Before it is told, as the report may be quicker than the answer. Joins the tenant's open transaction. */
    public void telling(TenantId tenant, ConversationId conversation, Holding holding, Instant now) {
        repository.telling(tenant, conversation, holding, now);
    }

    /** Joins the tenant's open transaction. */
    public boolean wasTold(TenantId tenant, ConversationId conversation, Holding holding, Instant now) {
        return repository.wasTold(tenant, conversation, holding, now.minus(LATE));
    }
}
