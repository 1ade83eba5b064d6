package io.insaka.llm.accounts;

import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import java.time.Duration;
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

/**
 * Notices what other nodes changed, by comparing versions each second; notifications would be quicker but do not pass a
 * connection pooler.
 */
@Component
class RosterWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RosterWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Rosters rosters;
    private final VersionRepository versions;
    private volatile @Nullable ScheduledExecutorService clockwork;
    private boolean failing;

    RosterWatch(Rosters rosters, VersionRepository versions) {
        this.rosters = rosters;
        this.versions = versions;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("model-watch").factory());
        started.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        clockwork = started;
    }

    /** What is loaded stays in use while the database is away; the next look catches up. */
    void look() {
        try {
            renewChanged();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.warn("Cannot see whether models have changed: {}", Failures.words(failure));
            }
            failing = true;
        }
    }

    private void renewChanged() {
        Set<TenantId> inUse = rosters.inUse();
        if (inUse.isEmpty()) {
            return;
        }
        Map<TenantId, Long> current = versions.versions(inUse);
        for (TenantId tenant : inUse) {
            if (!rosters.isCurrent(tenant, current.getOrDefault(tenant, 0L))) {
                rosters.renew(tenant);
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
