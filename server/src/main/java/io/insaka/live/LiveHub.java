package io.insaka.live;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.AccessPulse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries changes from the database to this node's watchers. One thread listens; PostgreSQL wakes it, and a slow poll
 * makes up for a notification that got lost with its connection.
 */
@Component
class LiveHub implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LiveHub.class);
    private static final int POLL_MILLIS = 1_000;
    private static final int UNSETTLED_MILLIS = 10;
    private static final int RECONNECT_MILLIS = 500;
    private static final int PAGE = 500;

    private final LiveRepository repository;
    private final SystemTransactions system;
    private final Clock clock;
    private final LivePulse pulse;
    private final AccessPulse access;
    private final Map<TenantId, Set<Watcher>> watchers = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;

    LiveHub(
            LiveRepository repository,
            SystemTransactions system,
            Clock clock,
            LivePulse pulse,
            AccessPulse access,
            MeterRegistry registry) {
        this.pulse = pulse;
        this.access = access;
        this.repository = repository;
        this.system = system;
        this.clock = clock;
        Gauge.builder("live.streams", this::open)
                .description("Live streams that somebody watches on this node.")
                .register(registry);
    }

    private int open() {
        return watchers.values().stream().mapToInt(Set::size).sum();
    }

    /** Starts watching after {@code from}, or from now on when it is null. */
    Watcher watch(TenantId tenant, @Nullable LiveCursor from) {
        var watcher = new Watcher(tenant, from == null ? repository.head(clock.instant()) : from);
        // In one step, or a watcher that leaves at this moment takes the set away with it.
        watchers.compute(tenant, (key, set) -> {
            Set<Watcher> all = set == null ? ConcurrentHashMap.newKeySet() : set;
            all.add(watcher);
            return all;
        });
        feed(watcher);
        return watcher;
    }

    /** A place before which nothing is left to tell this watcher; empty while something is. */
    Optional<LiveCursor> drained(Watcher watcher) {
        LiveCursor head = repository.head(clock.instant());
        return feed(watcher) && watcher.drained() ? Optional.of(head) : Optional.empty();
    }

    /** Whether the cursor is of this database: one from before a restore may lie far ahead of all there is. */
    boolean knows(LiveCursor cursor) {
        return cursor.compareTo(repository.head(clock.instant())) <= 0;
    }

    void leave(Watcher watcher) {
        watchers.computeIfPresent(watcher.tenant(), (tenant, set) -> {
            set.remove(watcher);
            return set.isEmpty() ? null : set;
        });
    }

    /** Whether everything stored was handed on; false when a change is not settled yet. */
    private boolean feed(Watcher watcher) {
        synchronized (watcher) {
            while (watcher.open()) {
                var events = repository.after(watcher.tenant(), watcher.cursor(), PAGE);
                for (LiveEvent event : events) {
                    if (!event.settled()) {
                        watcher.caughtUp();
                        return false;
                    }
                    watcher.offer(event);
                }
                if (events.size() < PAGE) {
                    watcher.caughtUp();
                    return true;
                }
            }
            return true;
        }
    }

    /** One look for everybody who has what there was, however many; who is still behind is fed alone. */
    private boolean feedAll(TenantId tenant) {
        Set<Watcher> all = watchers.getOrDefault(tenant, Set.of());
        List<Watcher> together =
                all.stream().filter(Watcher::open).filter(Watcher::isCaughtUp).toList();
        boolean settled = feedTogether(tenant, together);
        for (Watcher watcher : all) {
            if (!watcher.isCaughtUp()) {
                settled &= feed(watcher);
            }
        }
        return settled;
    }

    private boolean feedTogether(TenantId tenant, List<Watcher> together) {
        Optional<LiveCursor> last = together.stream().map(Watcher::cursor).min(Comparator.naturalOrder());
        while (last.isPresent()) {
            var events = repository.after(tenant, last.get(), PAGE);
            for (LiveEvent event : events) {
                if (!event.settled()) {
                    return false;
                }
                last = Optional.of(event.cursor());
                together.forEach(watcher -> tell(watcher, event));
            }
            if (events.size() < PAGE) {
                return true;
            }
        }
        return true;
    }

    /** Unless it has it: the one it is fed together with may have been further behind. */
    private static void tell(Watcher watcher, LiveEvent event) {
        synchronized (watcher) {
            if (watcher.open() && event.cursor().compareTo(watcher.cursor()) > 0) {
                watcher.offer(event);
            }
        }
    }

    private void listen() {
        while (thread == Thread.currentThread()) {
            try (Connection connection = system.pool().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("LISTEN " + LiveRepository.CHANNEL);
                statement.execute("LISTEN " + AccessPulse.CHANNEL);
                access.beat();
                follow(connection.unwrap(PGConnection.class));
            } catch (SQLException | RuntimeException away) {
                if (thread == Thread.currentThread()) {
                    log.warn("The live stream waits for the database: {}", Failures.words(away));
                    rest(RECONNECT_MILLIS);
                }
            }
        }
    }

    private void follow(PGConnection connection) throws SQLException {
        boolean settled = feedEveryone();
        while (thread == Thread.currentThread()) {
            var notes = connection.getNotifications(settled ? POLL_MILLIS : UNSETTLED_MILLIS);
            if (ofAccess(notes)) {
                access.beat();
            }
            Set<TenantId> named = notes == null ? Set.of() : named(notes);
            named.forEach(pulse::beat);
            if (!settled || named.isEmpty()) {
                settled = feedEveryone();
                continue;
            }
            for (TenantId tenant : named) {
                settled &= feedAll(tenant);
            }
        }
    }

    private boolean feedEveryone() {
        boolean settled = true;
        for (TenantId tenant : watchers.keySet()) {
            settled &= feedAll(tenant);
        }
        return settled;
    }

    private static boolean ofAccess(PGNotification @Nullable [] notes) {
        return notes != null
                && Arrays.stream(notes).anyMatch(note -> note.getName().equals(AccessPulse.CHANNEL));
    }

    /** Each once: many commits in a moment are one look. */
    private static Set<TenantId> named(PGNotification[] notes) {
        return Arrays.stream(notes)
                .filter(note -> note.getName().equals(LiveRepository.CHANNEL))
                .map(PGNotification::getParameter)
                .map(UUID::fromString)
                .map(TenantId::new)
                .collect(Collectors.toSet());
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis); // the database is away: nothing else to wait for
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("live").daemon(true).unstarted(this::listen);
        thread.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        watchers.values().forEach(set -> set.forEach(Watcher::close));
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
