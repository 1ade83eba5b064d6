package io.insaka.live;

import io.insaka.kernel.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where modules say what they changed, in the same transaction as the change. */
@Component
public class LiveChanges {
    private final LiveRepository repository;

    LiveChanges(LiveRepository repository) {
        this.repository = repository;
    }

    public void record(TenantId tenant, List<Change> changes) {
        if (!changes.isEmpty()) {
            repository.insert(tenant, changes);
        }
    }

    public void record(TenantId tenant, Change change) {
        record(tenant, List.of(change));
    }
}
