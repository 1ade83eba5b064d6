package io.insaka.brain.turns;

import io.insaka.brain.skill.Once;
import io.insaka.database.Outage;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The journal of one turn: what a call brought is on disk before anything is done with it. */
final class JournalledOnce implements Once {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final TenantTransactions transactions;
    private final TurnRepository turns;
    private final TenantId tenant;
    private final UUID turn;
    /** Whether it may have paid for something before: otherwise there is nothing to look for. */
    private final boolean resumed;

    private final Map<String, String> made = new ConcurrentHashMap<>();

    private final Clock clock;
    private final long until;

    /** @param patience how long the calls of the turn may take together, from now on */
    JournalledOnce(
            TenantTransactions transactions, TurnRepository turns, LongTurn turn, Clock clock, Duration patience) {
        this.transactions = transactions;
        this.turns = turns;
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
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a slow call inside a transaction would hold a connection");
        }
        String known = made.get(key);
        if (known != null) {
            return known;
        }
        Optional<String> journalled =
                resumed ? transactions.call(tenant, () -> turns.journalled(tenant, turn, key)) : Optional.empty();
        if (journalled.isPresent()) {
            return journalled.get();
        }
        String result = call.get();
        journal(key, result);
        made.put(key, result);
        return result;
    }

    /** What was paid for must not be lost to a database that is away for a moment: it is written until it is there. */
    private void journal(String key, String result) {
        while (true) {
            try {
                transactions.run(tenant, () -> turns.journal(tenant, turn, key, result, clock.instant()));
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
