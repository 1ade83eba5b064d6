package io.insaka.vault;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals rows again, a few at a time. Any node may take the next few; where it stopped is in the database. */
@Component
class ResealingWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ResealingWorker.class);
    private static final int ROWS = 100;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Keyring keyring;
    private final Vault vault;
    private final Map<String, SealedTable> tables;
    private final ResealingRepository repository;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Semaphore signal = new Semaphore(1);
    private volatile @Nullable Thread thread;

    ResealingWorker(
            Keyring keyring,
            Vault vault,
            List<SealedTable> tables,
            ResealingRepository repository,
            TenantTransactions transactions,
            Clock clock) {
        this.keyring = keyring;
        this.vault = vault;
        this.tables = tables.stream().collect(Collectors.toMap(SealedTable::name, Function.identity()));
        this.repository = repository;
        this.transactions = transactions;
        this.clock = clock;
    }

    void wake() {
        signal.release();
    }

    @Override
    public void start() {
        Thread worker = Thread.ofVirtual().name("vault-resealing").unstarted(this::work);
        thread = worker;
        worker.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        try {
            while (thread != null) {
                boolean woken = signal.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                log.trace("Looking for rows to seal again, {}", woken ? "asked to" : "as every minute");
                signal.drainPermits();
                pass();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass() {
        try {
            for (ResealingRepository.Unfinished unfinished : repository.unfinished()) {
                SealedTable table = tables.get(unfinished.table());
                // The rotation may have been another node's.
                keyring.again(unfinished.tenant());
                while (table != null && thread != null && batch(unfinished.tenant(), table)) {
                    // Each batch commits alone: little is locked, and nothing is lost when this node dies.
                }
            }
        } catch (RuntimeException failure) {
            log.warn("Re-sealing stopped and will go on in {}", LOOK_AGAIN, failure);
        }
    }

    /** True while there may be more for this node to do. */
    boolean batch(TenantId tenant, SealedTable table) {
        return transactions.call(
                tenant,
                () -> repository
                        .lock(tenant, table)
                        .map(at -> reseal(tenant, table, at.position()))
                        .orElse(false));
    }

    private boolean reseal(TenantId tenant, SealedTable table, @Nullable String after) {
        List<ResealingRepository.SealedRow> rows = repository.rows(tenant, table, after, ROWS);
        if (rows.isEmpty()) {
            repository.finish(tenant, table, clock.instant());
            log.info("Sealed again: {} of organisation {}", table.name(), tenant);
            return false;
        }
        rows.forEach(row -> row.columns().forEach((column, bytes) -> reseal(tenant, table, row, column, bytes)));
        repository.advance(tenant, table, rows.getLast().position(), rows.size());
        return true;
    }

    private void reseal(
            TenantId tenant, SealedTable table, ResealingRepository.SealedRow row, String column, byte[] sealed) {
        if (keyring.of(tenant).sealedWithCurrentKey(sealed)) {
            return;
        }
        Purpose purpose = table.purposeOf(column);
        try {
            byte[] plain = vault.open(tenant, purpose, sealed);
            repository.replace(tenant, table, row, column, vault.seal(tenant, purpose, plain));
        } catch (SealBroken broken) {
            // The others must not wait for one damaged row; it stays as it is, with the key it names.
            log.error(
                    "{}.{} of row {} does not open and was not sealed again", table.name(), column, row.key(), broken);
        }
    }
}
