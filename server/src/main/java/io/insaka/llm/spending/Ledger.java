package io.insaka.llm.spending;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.llm.accounts.Budget;
import io.insaka.llm.accounts.Rosters;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes down every call: one thread takes whatever waits and commits it at once, so that a thousand calls at a time do
 * not queue for the row with the month's sum. While the database is away they wait here.
 */
@Component
class Ledger implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Ledger.class);
    private static final int MOST_AT_ONCE = 500;
    private static final Duration REST = Duration.ofSeconds(1);
    /** Short: only what has been written here is journalled by whoever paid for it, and what is not, is paid again after a crash. */
    private static final long BREATH_NANOS = 5_000_000;

    private static final Change WARNING = new Change(null, "model-budget");
    /** Stops after those who ask models, and before the database. */
    private static final int PHASE = -500;

    private final SpendingRepository rows;
    private final TenantTransactions transactions;
    private final Rosters rosters;
    private final LiveChanges live;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread writer;

    /** @param written completed with the month's sum after it, once it is committed */
    record Entry(Call call, CompletableFuture<Long> written) {}

    Ledger(SpendingRepository rows, TenantTransactions transactions, Rosters rosters, LiveChanges live) {
        this.rows = rows;
        this.transactions = transactions;
        this.rosters = rosters;
        this.live = live;
    }

    CompletableFuture<Long> write(Call call) {
        var written = new CompletableFuture<Long>();
        waiting.add(new Entry(call, written));
        return written;
    }

    private void work() {
        try {
            while (writer == Thread.currentThread() || !waiting.isEmpty()) {
                Entry first = waiting.poll(REST.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Entry> batch = new ArrayList<>(List.of(first));
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    writeDown(batch);
                    breathe();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What ends meanwhile is written together. */
    private void breathe() {
        if (writer == Thread.currentThread()) {
            LockSupport.parkNanos(BREATH_NANOS);
        }
    }

    private void writeDown(List<Entry> batch) throws InterruptedException {
        boolean said = false;
        while (true) {
            try {
                Map<TenantId, Map<LocalDate, Long>> sums = commit(batch);
                batch.forEach(entry -> entry.written()
                        .complete(sums.getOrDefault(entry.call().account().tenant(), Map.of())
                                .getOrDefault(entry.call().month(), 0L)));
                return;
            } catch (RuntimeException away) {
                if (!said) {
                    log.warn("{} calls to models wait to be written down: {}", batch.size(), Failures.words(away));
                    said = true;
                }
                if (stopping.await(REST.toMillis(), TimeUnit.MILLISECONDS)) {
                    batch.forEach(entry -> entry.written().completeExceptionally(away));
                    return;
                }
            }
        }
    }

    private Map<TenantId, Map<LocalDate, Long>> commit(List<Entry> batch) {
        Map<TenantId, List<Call>> tenants = new TreeMap<>(Comparator.comparing(TenantId::value));
        batch.forEach(entry -> tenants.computeIfAbsent(entry.call().account().tenant(), key -> new ArrayList<>())
                .add(entry.call()));
        // Before the transaction: what is not in memory would be read in it.
        Map<TenantId, Budget> budgets = new HashMap<>();
        tenants.keySet()
                .forEach(tenant -> budgets.put(tenant, rosters.of(tenant).budget()));
        return transactions.across(() -> {
            Map<TenantId, Map<LocalDate, Long>> sums = new HashMap<>();
            tenants.forEach((tenant, calls) -> {
                transactions.enter(tenant);
                Map<LocalDate, Long> after = rows.add(tenant, calls);
                sums.put(tenant, after);
                if (crossed(calls, after, budgets.getOrDefault(tenant, Budget.NONE))) {
                    live.record(tenant, WARNING);
                }
            });
            return sums;
        });
    }

    /** Whether these calls are the ones with which a month's spending reached the point to warn at, or the end. */
    private static boolean crossed(List<Call> calls, Map<LocalDate, Long> after, Budget budget) {
        return after.entrySet().stream().anyMatch(month -> {
            long added = calls.stream()
                    .filter(call -> call.month().equals(month.getKey()))
                    .mapToLong(Call::cost)
                    .sum();
            long before = month.getValue() - added;
            return budget.warns(month.getValue()) && !budget.warns(before)
                    || budget.spent(month.getValue()) && !budget.spent(before);
        });
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        Thread started = Thread.ofPlatform().name("model-ledger").daemon().unstarted(this::work);
        writer = started;
        started.start();
    }

    /** What waits is written first, unless the database is away. */
    @Override
    public void stop() {
        Thread running = writer;
        writer = null;
        stopping.countDown();
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(3));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
