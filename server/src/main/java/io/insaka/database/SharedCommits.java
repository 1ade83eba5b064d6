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
 * What many threads have to write at the same moment goes into one commit: while one batch is written the next gathers.
 * One batch of an organisation at a time; a lone entry goes at once. An organisation whose rows are locked holds up
 * nobody else.
 *
 * @param <E> what is to be written
 * @param <R> what its writer is told once it is on disk
 */
public final class SharedCommits<E, R> {
    /**
     * Between two commits that could take more: under load each gathers several entries, a lone one never waits. As long as
     * the commit took, so that a busy machine makes fewer and larger ones.
     */
    private static final long LEAST_BREATH_NANOS = 5_000_000;

    private static final long LONGEST_BREATH_NANOS = 50_000_000;

    private final TenantTransactions transactions;
    private final Work<E, R> work;
    private final int most;
    private final Map<TenantId, Queue<Waiting<E, R>>> lines = new ConcurrentHashMap<>();

    /** Writes a batch. */
    @FunctionalInterface
    public interface Work<E, R> {
        /** Inside the organisation's open transaction. @return a result for each entry, in their order */
        List<R> write(TenantId tenant, List<E> entries);
    }

    private record Waiting<E, R>(E entry, CompletableFuture<R> written) {}

    /** @param most entries of one commit */
    public SharedCommits(TenantTransactions transactions, int most, Work<E, R> work) {
        this.transactions = transactions;
        this.most = most;
        this.work = work;
    }

    /** Returns once it is committed; throws what made its own commit impossible, never another entry's failure. */
    public R write(TenantId tenant, E entry) {
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
            return waiting.written().join();
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
            write(tenant, batch);
            if (batch.size() < most) {
                long took = System.nanoTime() - began;
                LockSupport.parkNanos(Math.clamp(took, LEAST_BREATH_NANOS, LONGEST_BREATH_NANOS));
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

    private void write(TenantId tenant, List<Waiting<E, R>> batch) {
        List<R> results;
        try {
            List<E> entries = batch.stream().map(Waiting::entry).toList();
            results = transactions.call(tenant, () -> work.write(tenant, entries));
        } catch (RuntimeException | Error failure) {
            if (batch.size() == 1 || failure instanceof RuntimeException away && Outage.is(away)) {
                batch.forEach(waiting -> waiting.written().completeExceptionally(failure));
            } else {
                // One that the database refuses must not take the others of its commit with it.
                batch.forEach(waiting -> write(tenant, List.of(waiting)));
            }
            return;
        }
        for (int n = 0; n < batch.size(); n++) {
            batch.get(n).written().complete(results.get(n));
        }
    }
}
