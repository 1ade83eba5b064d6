package io.insaka.audit;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Vault;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Links entries to their chain when the transaction they belong to commits. */
@Component
class EntryWriter {
    private static final JsonMapper json = new JsonMapper();

    private final EntryRepository repository;
    private final TenantTransactions transactions;
    private final Vault vault;
    private final Clock clock;

    EntryWriter(EntryRepository repository, TenantTransactions transactions, Vault vault, Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
    }

    /** Joins the open transaction; outside one the entry is written at once. */
    void write(TenantId tenant, Origin origin, String action, Subject subject, Details details) {
        boolean nothingPersonal =
                origin.address().isEmpty() && details.personal().isEmpty();
        // Sealed now and not while others wait for the end of the chain.
        var personal = nothingPersonal ? null : Personal.seal(vault, tenant, origin, details.personal());
        var pending = new PendingEntries.Pending(
                tenant, origin.actor(), action, subject, json.writeValueAsString(details.facts()), personal);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            pending().add(pending);
        } else {
            transactions.run(tenant, () -> pending().add(pending));
        }
    }

    private PendingEntries pending() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingEntries.class::isInstance)
                .map(PendingEntries.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var pending = new PendingEntries(repository, transactions, clock);
                    TransactionSynchronizationManager.registerSynchronization(pending);
                    return pending;
                });
    }
}
