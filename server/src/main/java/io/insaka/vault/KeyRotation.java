package io.insaka.vault;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes an organisation's keys and seals its rows again. Old keys stay, so that nothing becomes unreadable meanwhile;
 * files and blind indexes keep the keys they were made with.
 */
@Component
public class KeyRotation {
    private final Vault vault;
    private final List<SealedTable> tables;
    private final ResealingRepository repository;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final ResealingWorker worker;

    KeyRotation(
            Vault vault,
            List<SealedTable> tables,
            ResealingRepository repository,
            TenantTransactions transactions,
            Clock clock,
            ResealingWorker worker) {
        this.vault = vault;
        this.tables = tables;
        this.repository = repository;
        this.transactions = transactions;
        this.clock = clock;
        this.worker = worker;
    }

    /** @param finishedAt null while rows are still being sealed again */
    public record Progress(
            String table,
            long rows,
            Instant begunAt,
            @Nullable Instant finishedAt) {}

    /** The new key seals from now on; rows follow in the background, also after a restart. */
    public List<Progress> begin(TenantId tenant) {
        return begin(tenant, () -> {});
    }

    /** @param alongside written in the transaction that puts the rows in line to be sealed again */
    public List<Progress> begin(TenantId tenant, Runnable alongside) {
        vault.rotate(tenant);
        transactions.run(tenant, () -> {
            repository.begin(tenant, tables, clock.instant());
            alongside.run();
        });
        worker.wake();
        return progress(tenant);
    }

    /** How far the latest rotation has come; empty when there was none. */
    public List<Progress> progress(TenantId tenant) {
        return transactions.call(tenant, () -> repository.progress(tenant));
    }
}
