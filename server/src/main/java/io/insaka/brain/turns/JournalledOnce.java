package io.insaka.brain.turns;

import io.insaka.brain.skill.Once;
import io.insaka.database.Outage;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The journal of one turn: what a call brought is on disk before anything is done with it. */
final class JournalledOnce implements Once {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Journal journal;
    private final TenantId tenant;
    private final UUID turn;
    /** Whether it may have paid for something before: otherwise there is nothing to look for. */
    private final boolean resumed;

    private final Map<String, String> made = new ConcurrentHashMap<>();
    /** What cost nothing, and goes to disk with the next thing that did. */
    private final Queue<TurnRepository.Paid> free = new ConcurrentLinkedQueue<>();

    private final Clock clock;
    private final long until;

    /** @param patience how long the calls of the turn may take together, from now on */
    JournalledOnce(Journal journal, LongTurn turn, Clock clock, Duration patience) {
        this.journal = journal;
        this.tenant = turn.item().tenant();
        this.turn = turn.input().id();
        this.resumed = turn.item().begun();
        this.clock = clock;
        this.until = System.nanoTime() + patience.toNanos();
    }

    @Override
    public Duration atMost(Duration most) {
        Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
        return left.compareTo(most) < 0 ? left : most;
    }

    @Override
    public String call(String key, Supplier<String> call) {
        return once(key, call, this::journal);
    }

    @Override
    public String free(String key, Supplier<String> call) {
        return once(key, call, free::add);
    }

    private String once(String key, Supplier<String> call, Consumer<TurnRepository.Paid> keep) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a slow call inside a transaction would hold a connection");
        }
        String known = made.get(key);
        if (known != null) {
            return known;
        }
        Optional<String> journalled = resumed ? journal.find(tenant, turn, key) : Optional.empty();
        if (journalled.isPresent()) {
            return journalled.get();
        }
        String result = call.get();
        keep.accept(new TurnRepository.Paid(turn, key, result, clock.instant()));
        made.put(key, result);
        return result;
    }

    /** What was paid for must not be lost to a database that is away for a moment: it is written until it is there. */
    private void journal(TurnRepository.Paid paid) {
        List<TurnRepository.Paid> all = new ArrayList<>(free);
        all.add(paid);
        while (true) {
            try {
                journal.write(tenant, all);
                free.clear();
                return;
            } catch (RuntimeException failure) {
                if (!Outage.is(failure) || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
