package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices what other nodes brought in or took away, by looking at the versions of the libraries in use. */
@Component
class LibraryWatch {
    private static final Logger log = LoggerFactory.getLogger(LibraryWatch.class);

    private final Libraries libraries;
    private final ChangeRepository changes;
    private boolean failing;

    LibraryWatch(Libraries libraries, ChangeRepository changes) {
        this.libraries = libraries;
        this.changes = changes;
    }

    /** What is loaded stays in use while the database is away; the next look catches up. */
    @Scheduled(fixedDelayString = "${insaka.knowledge.look-every:PT2S}")
    void look() {
        try {
            followChanged();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.warn("cannot see whether documents have changed", failure);
            }
            failing = true;
        }
    }

    private void followChanged() {
        Set<TenantId> inUse = libraries.inUse();
        if (inUse.isEmpty()) {
            return;
        }
        Map<TenantId, Long> current = changes.versions(inUse);
        for (TenantId tenant : inUse) {
            if (!libraries.isCurrent(tenant, current.getOrDefault(tenant, 0L))) {
                libraries.follow(tenant);
            }
        }
    }
}
