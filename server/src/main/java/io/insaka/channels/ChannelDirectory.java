package io.insaka.channels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.kernel.ChannelId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Every account, opened and in memory: a webhook finds its settings without touching the database, also while the
 * database is away. Changes of other nodes are picked up by asking each second for what changed lately; notifications
 * would be quicker but do not pass a connection pooler.
 */
@Component
class ChannelDirectory implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ChannelDirectory.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(2);
    /** Shorter than what {@link ChannelRepository#recent} looks back, so that no change falls between two looks. */
    private static final long LOOK_AT_ALL_AFTER = Duration.ofSeconds(20).toNanos();
    /** Loaded before any worker or the web server starts. */
    private static final int PHASE = -1_000;

    private final ChannelRepository repository;
    private final ChannelSeal seal;
    private final ConcurrentHashMap<ChannelId, Entry> entries = new ConcurrentHashMap<>();
    private final Cache<ChannelId, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(UNKNOWN_FOR)
            .build();
    private volatile @Nullable ScheduledExecutorService refresher;
    /** {@link System#nanoTime} of the last complete look; 0 before the first. Only the refresher writes it. */
    private volatile long lookedAt;

    private boolean failing;
    private final Map<ChannelId, Integer> unopened = new HashMap<>();

    private record Entry(ChannelAccount account, int revision) {}

    ChannelDirectory(ChannelRepository repository, ChannelSeal seal) {
        this.repository = repository;
        this.seal = seal;
    }

    /** @throws org.springframework.dao.DataAccessException for an id never seen, while the database is away */
    Optional<ChannelAccount> find(ChannelId id) {
        Entry entry = entries.get(id);
        if (entry != null) {
            return Optional.of(entry.account());
        }
        if (unknown.getIfPresent(id) != null) {
            return Optional.empty();
        }
        Optional<ChannelAccount> found = repository.find(id).map(this::admit);
        if (found.isEmpty()) {
            unknown.put(id, true);
        }
        return found;
    }

    List<ChannelAccount> all() {
        return entries.values().stream().map(Entry::account).toList();
    }

    /** Makes a stored account visible on this node; an older revision never replaces a newer one. */
    ChannelAccount admit(ChannelRepository.Row row) {
        Entry known = entries.get(row.id());
        if (known != null && known.revision() >= row.revision()) {
            return known.account();
        }
        var fresh = new Entry(seal.open(row), row.revision());
        Entry kept = entries.merge(
                row.id(), fresh, (before, after) -> before.revision() >= after.revision() ? before : after);
        unknown.invalidate(row.id());
        return kept.account();
    }

    private void refresh() {
        long now = System.nanoTime();
        try {
            boolean all = lookedAt == 0 || now - lookedAt > LOOK_AT_ALL_AFTER;
            admitAll(all ? repository.all() : repository.recent());
            lookedAt = now;
            failing = false;
        } catch (RuntimeException failure) {
            // Known accounts keep working from memory; said once, not every second.
            if (!failing) {
                log.warn("Channels cannot be read, going on with those known: {}", failure.toString());
            }
            failing = true;
        }
    }

    private void admitAll(Collection<ChannelRepository.Row> rows) {
        for (var row : rows) {
            try {
                admit(row);
            } catch (RuntimeException broken) {
                // One account whose seal does not open must not keep the others from working. Said once.
                if (!Objects.equals(unopened.put(row.id(), row.revision()), row.revision())) {
                    log.error("Channel {} cannot be opened: {}", row.id(), broken.toString());
                }
            }
        }
    }

    @Override
    public void start() {
        refresh();
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("channel-directory").daemon().factory());
        executor.scheduleWithFixedDelay(this::refresh, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        refresher = executor;
    }

    @Override
    public void stop() {
        var executor = refresher;
        if (executor != null) {
            executor.shutdownNow();
            refresher = null;
        }
    }

    @Override
    public boolean isRunning() {
        return refresher != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
