package io.insaka.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.testing.ProductTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
class SharedTransactionsTest {
    private static final int MOST = 3;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch held = new CountDownLatch(1);
    private final Semaphore asked = new Semaphore(0);
    private TenantId tenant;
    private SharedTransactions<String, String> commits;

    @BeforeEach
    void begin() {
        tenant = new TenantId(ids.next());
        commits = new SharedTransactions<>(transactions, MOST, this::write);
    }

    private List<String> write(TenantId of, List<String> entries) {
        asked.release();
        if (entries.contains("holds everybody up")) {
            await().until(() -> held.getCount() == 0);
        }
        if (entries.contains("broken")) {
            throw new IllegalArgumentException("broken");
        }
        batches.add(entries);
        return entries.stream().map(entry -> entry + " by " + seen()).toList();
    }

    private String seen() {
        return jdbc.sql("SELECT insaka_tenant()::text").query(String.class).single();
    }

    /** Begins to write, one after the other, behind one that takes long. */
    private List<Future<String>> behind(ExecutorService threads, String first, List<String> others)
            throws InterruptedException {
        List<Future<String>> written = new ArrayList<>();
        written.add(threads.submit(() -> commits.call(tenant, first)));
        asked.acquire();
        for (String other : others) {
            written.add(threads.submit(() -> commits.call(tenant, other)));
            int waiting = written.size() - 1;
            await().until(() -> commits.waiting(tenant) == waiting);
        }
        return written;
    }

    @Test
    void writesTogetherWhatGatheredMeanwhile() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = behind(threads, "holds everybody up", List.of("a", "b", "c", "d"));
            held.countDown();
            for (Future<String> one : written) {
                assertThat(one.get()).endsWith(" by " + tenant);
            }
        }
        assertThat(batches).containsExactly(List.of("holds everybody up"), List.of("a", "b", "c"), List.of("d"));
    }

    @Test
    void writesTheOthersOfABatchWithoutTheOneThatIsRefused() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = behind(threads, "holds everybody up", List.of("a", "broken", "c"));
            held.countDown();
            assertThat(written.get(1).get()).startsWith("a");
            assertThatThrownBy(() -> written.get(2).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class);
            assertThat(written.get(3).get()).startsWith("c");
        }
        assertThat(batches).containsExactly(List.of("holds everybody up"), List.of("a"), List.of("c"));
    }

    @Test
    void letsNobodyWaitForAnotherOrganisation() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = behind(threads, "holds everybody up", List.of());
            assertThat(commits.call(new TenantId(ids.next()), "a")).startsWith("a");
            assertThat(written.getFirst().isDone()).isFalse();
            held.countDown();
        }
    }

    @Test
    void refusesWhoHoldsAConnection() {
        assertThatThrownBy(() -> transactions.call(tenant, () -> commits.call(tenant, "a")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(batches).isEmpty();
    }
}
