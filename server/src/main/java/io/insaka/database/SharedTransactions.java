package io.insaka.database;

import io.insaka.kernel.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What many threads have to write, or want to read, at the same moment goes into one transaction: while one batch is on its
 * way the next gathers. One batch of an organisation at a time; a lone entry goes at once. An organisation whose rows are
 * locked holds up nobody else.
 *
 * @param <E> what is to be written or looked for
 * @param <R> what whoever asked is told once it is committed
 */
public final class SharedTransactions<E, R> {
    /**
     * Between two commits that could take more: under load each gathers several entries, a lone one never waits. As long as
     * the commit took, so that a busy machine makes fewer and larger ones.
     */
    private static final long LEAST_BREATH_NANOS = 5_000_000;

    private static final long LONGEST_BREATH_NANOS = 50_000_000;

    private final TenantTransactions transactions;
    private final Work<E, R> work;
    private final int most;
    private final long longestBreathNanos;
    private final Map<TenantId, Queue<Waiting<E, R>>> lines = new ConcurrentHashMap<>();

    /** Does a batch. */
    @FunctionalInterface
    public interface Work<E, R> {
        /** Inside the organisation's open transaction. @return a result for each entry, in their order */
        List<R> together(TenantId tenant, List<E> entries);
    }

    private record Waiting<E, R>(E entry, CompletableFuture<R> done) {}

    /** @param most entries of one transaction */
    public SharedTransactions(TenantTransactions transactions, int most, Work<E, R> work) {
        this(transactions, most, LONGEST_BREATH_NANOS, work);
    }

    private SharedTransactions(TenantTransactions transactions, int most, long longestBreathNanos, Work<E, R> work) {
        this.transactions = transactions;
        this.most = most;
        this.longestBreathNanos = longestBreathNanos;
        this.work = work;
    }

    /** Never waits long for others: for what is lost when the process dies before it is on disk. */
    public static <E, R> SharedTransactions<E, R> soon(TenantTransactions transactions, int most, Work<E, R> work) {
        return new SharedTransactions<>(transactions, most, LEAST_BREATH_NANOS, work);
    }

    /** Returns once it is committed; throws what made its own commit impossible, never another entry's failure. */
    public R call(TenantId tenant, E entry) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("who holds a connection must not wait for another one");
        }
        var waiting = new Waiting<E, R>(entry, new CompletableFuture<>());
        lines.compute(tenant, (key, line) -> {
            Queue<Waiting<E, R>> joined = line;
            if (joined == null) {
                joined = new ArrayDeque<>();
                Thread.ofVirtual().name("commit").start(() -> drain(tenant));
            }
            joined.add(waiting);
            return joined;
        });
        try {
            return waiting.done().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** How many have not been taken into a commit yet. */
    int waiting(TenantId tenant) {
        int[] waiting = {0};
        lines.computeIfPresent(tenant, (key, line) -> {
            waiting[0] = line.size();
            return line;
        });
        return waiting[0];
    }

    private void drain(TenantId tenant) {
        for (var batch = next(tenant); !batch.isEmpty(); batch = next(tenant)) {
            long began = System.nanoTime();
            together(tenant, batch);
            if (batch.size() < most) {
                long took = System.nanoTime() - began;
                LockSupport.parkNanos(Math.clamp(took, LEAST_BREATH_NANOS, longestBreathNanos));
            }
        }
    }

    /** Empty when nothing waits any more: whoever comes next begins another line. */
    private List<Waiting<E, R>> next(TenantId tenant) {
        List<Waiting<E, R>> batch = new ArrayList<>();
        lines.computeIfPresent(tenant, (key, line) -> {
            while (batch.size() < most && !line.isEmpty()) {
                batch.add(line.remove());
            }
            return batch.isEmpty() ? null : line;
        });
        return batch;
    }

    private void together(TenantId tenant, List<Waiting<E, R>> batch) {
        List<R> results;
        try {
            List<E> entries = batch.stream().map(Waiting::entry).toList();
            results = transactions.call(tenant, () -> work.together(tenant, entries));
        } catch (RuntimeException | Error failure) {
            if (batch.size() == 1 || failure instanceof RuntimeException away && Outage.is(away)) {
                batch.forEach(waiting -> waiting.done().completeExceptionally(failure));
            } else {
                // One that the database refuses must not take the others of its commit with it.
                batch.forEach(waiting -> together(tenant, List.of(waiting)));
            }
            return;
        }
        for (int n = 0; n < batch.size(); n++) {
            batch.get(n).done().complete(results.get(n));
        }
    }
}
