package io.insaka.live;

import io.insaka.tenancy.AccessChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells watchers that people or their roles changed: what they may no longer do disappears from their screens. */
@Component
class AccessWatch {
    private final LiveChanges changes;

    AccessWatch(LiveChanges changes) {
        this.changes = changes;
    }

    /** Within the transaction of the change. */
    @EventListener
    void changed(AccessChanged changed) {
        if (changed.action().startsWith("teammate.") || changed.action().startsWith("role.")) {
            changes.record(changed.tenant(), new Change(null, Change.ACCESS));
        }
    }
}
