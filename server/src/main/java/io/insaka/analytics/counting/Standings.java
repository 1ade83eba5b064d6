package io.insaka.analytics.counting;

import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far the counting has come, and the wish to begin again. Joins the tenant's open transaction. */
@Component
public class Standings {
    private final ProgressRepository repository;
    private final Clock clock;

    Standings(ProgressRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Empty: nobody has looked at this organisation yet. */
    public Optional<Progress> of(TenantId tenant) {
        return repository.find(tenant);
    }

    /** Everything is counted all over again, from now on; at once, once more, if that is under way. */
    public void again(TenantId tenant) {
        repository.rebuild(tenant, clock.instant());
    }
}
