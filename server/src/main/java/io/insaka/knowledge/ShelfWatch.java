package io.insaka.knowledge;

import io.insaka.kernel.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Notices changes that other nodes made, by looking at the versions of the shelves in use every other second. */
@Component
class ShelfWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ShelfWatch.class);

    private final Shelves shelves;
    private final ShelfVersionRepository versions;
    private final KnowledgeSettings settings;
    private volatile @Nullable ScheduledExecutorService clockwork;
    private boolean failing;

    ShelfWatch(Shelves shelves, ShelfVersionRepository versions, KnowledgeSettings settings) {
        this.shelves = shelves;
        this.versions = versions;
        this.settings = settings;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("article-watch").factory());
        long pause = settings.lookEvery().toMillis();
        started.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        clockwork = started;
    }

    /** What is loaded stays in use while the database is away; the next look catches up. */
    void look() {
        try {
            renewChanged();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.warn("cannot see whether articles have changed", failure);
            }
            failing = true;
        }
    }

    private void renewChanged() {
        Set<TenantId> inUse = shelves.inUse();
        if (inUse.isEmpty()) {
            return;
        }
        Map<TenantId, Long> current = versions.versions(inUse);
        for (TenantId tenant : inUse) {
            if (!shelves.isCurrent(tenant, current.getOrDefault(tenant, 0L))) {
                shelves.renew(tenant);
            }
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = clockwork;
        if (running != null) {
            running.shutdownNow();
        }
        clockwork = null;
    }

    @Override
    public boolean isRunning() {
        return clockwork != null;
    }
}
