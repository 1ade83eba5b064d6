package io.insaka.database;

import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Notices what other nodes changed, by comparing versions again and again; notifications would be quicker but do not
 * pass a connection pooler.
 */
public final class VersionWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(VersionWatch.class);

    private final String what;
    private final Duration pause;
    private final Copies copies;
    private final Function<Set<TenantId>, Map<TenantId, Long>> versions;
    private volatile @Nullable ScheduledExecutorService clockwork;
    private boolean failing;

    /** What this node has in memory of each organisation. */
    public interface Copies {
        Set<TenantId> inUse();

        /** Also true of what is no longer in use. */
        boolean isCurrent(TenantId tenant, long version);

        void renew(TenantId tenant);
    }

    /**
     * @param what is watched, as the log says it: "articles"
     * @param versions in the database; an organisation that is missing has version 0
     */
    public VersionWatch(
            String what, Duration pause, Copies copies, Function<Set<TenantId>, Map<TenantId, Long>> versions) {
        this.what = what;
        this.pause = pause;
        this.copies = copies;
        this.versions = versions;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("watch-" + what).factory());
        started.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        clockwork = started;
    }

    /** What is loaded stays in use while the database is away; the next look catches up. */
    private void look() {
        try {
            renewChanged();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.warn("Cannot see whether {} have changed: {}", what, Failures.words(failure));
            }
            failing = true;
        }
    }

    private void renewChanged() {
        Set<TenantId> inUse = copies.inUse();
        if (inUse.isEmpty()) {
            return;
        }
        Map<TenantId, Long> current = versions.apply(inUse);
        for (TenantId tenant : inUse) {
            if (!copies.isCurrent(tenant, current.getOrDefault(tenant, 0L))) {
                copies.renew(tenant);
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
