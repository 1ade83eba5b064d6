package io.insaka.channels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.Failures;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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
    private final ApplicationEventPublisher events;
    private final ConcurrentHashMap<ChannelId, Entry> entries = new ConcurrentHashMap<>();
    /** Accounts from which nothing may go out now; a view of {@link #entries} that delivery asks for all the time. */
    private final Set<ChannelId> silent = ConcurrentHashMap.newKeySet();

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

    ChannelDirectory(ChannelRepository repository, ChannelSeal seal, ApplicationEventPublisher events) {
        this.repository = repository;
        this.seal = seal;
        this.events = events;
    }

    /** @throws org.springframework.dao.DataAccessException for an id never seen, while the database is away */
    Optional<ChannelAccount> find(ChannelId id) {
        Entry entry = entries.get(id);
        if (entry != null) {
            return Optional.of(entry.account()).filter(ChannelDirectory::exists);
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
        return entries.values().stream()
                .map(Entry::account)
                .filter(ChannelDirectory::exists)
                .toList();
    }

    /** The ids of all accounts from which nothing may go out now. */
    Set<ChannelId> silent() {
        return Set.copyOf(silent);
    }

    /** A deleted account is remembered, so that it is not announced anew with every look at what changed lately. */
    private static boolean exists(ChannelAccount account) {
        return account.standing().life() != Life.DELETED;
    }

    /**
     * Makes a stored account visible on this node and announces it here; an older revision never replaces a newer one.
     */
    ChannelAccount admit(ChannelRepository.Row row) {
        return admit(row, true);
    }

    private ChannelAccount admit(ChannelRepository.Row row, boolean announced) {
        Entry known = entries.get(row.id());
        if (known != null && known.revision() >= row.revision()) {
            return known.account();
        }
        var fresh = new Entry(seal.open(row), row.revision());
        var before = new AtomicReference<@Nullable Entry>();
        Entry kept = entries.compute(row.id(), (id, present) -> {
            before.set(present);
            Entry newest = present != null && present.revision() >= fresh.revision() ? present : fresh;
            if (newest.account().standing().sends()) {
                silent.remove(id);
            } else {
                silent.add(id);
            }
            return newest;
        });
        unknown.invalidate(row.id());
        if (announced && kept == fresh) {
            announce(fresh.account(), before.get() == null);
        }
        return kept.account();
    }

    private void announce(ChannelAccount account, boolean created) {
        try {
            events.publishEvent(
                    created
                            ? new ChannelCreated(account.tenant(), account.id(), account.kind())
                            : new ChannelChanged(account.tenant(), account.id(), account.kind()));
        } catch (RuntimeException failure) {
            // The account is stored and visible whatever a listener makes of it.
            log.error("A listener failed on channel {}", account.id(), failure);
        }
    }

    /** The account is gone with its row. */
    void forget(ChannelId id) {
        Entry gone = entries.remove(id);
        silent.remove(id);
        if (gone != null) {
            announce(gone.account(), false);
        }
    }

    private void refresh(boolean announced) {
        long now = System.nanoTime();
        try {
            boolean all = lookedAt == 0 || now - lookedAt > LOOK_AT_ALL_AFTER;
            admitAll(all ? repository.all() : repository.recent(), announced);
            if (all) {
                forgetVanished();
            }
            lookedAt = now;
            failing = false;
        } catch (RuntimeException failure) {
            // Known accounts keep working from memory; said once, not every second.
            if (!failing) {
                log.warn("Channels cannot be read, going on with those known: {}", Failures.words(failure));
            }
            failing = true;
        }
    }

    private void forgetVanished() {
        // Before the look: what is admitted meanwhile may not be in it yet.
        var gone = new HashSet<>(entries.keySet());
        gone.removeAll(repository.ids());
        gone.forEach(this::forget);
    }

    private void admitAll(Collection<ChannelRepository.Row> rows, boolean announced) {
        for (var row : rows) {
            try {
                admit(row, announced);
            } catch (RuntimeException broken) {
                // One account whose seal does not open must not keep the others from working. Said once.
                if (!Objects.equals(unopened.put(row.id(), row.revision()), row.revision())) {
                    log.error("Channel {} cannot be opened: {}", row.id(), Failures.words(broken));
                }
            }
        }
    }

    @Override
    public void start() {
        // What is there at the start is no news: whoever needs it asks for all.
        refresh(false);
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("channel-directory").daemon().factory());
        executor.scheduleWithFixedDelay(
                () -> refresh(true), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
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
