package io.insaka.audit;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * The entries of one open transaction. They are linked just before it commits: the end of the chain is the last thing a
 * transaction locks, and it is held for the commit alone, so writers wait briefly and never in a circle.
 */
final class PendingEntries implements TransactionSynchronization {
    private final EntryRepository repository;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final List<Pending> entries = new ArrayList<>();

    record Pending(
            TenantId tenant,
            Actor actor,
            String action,
            Subject subject,
            String details,
            Personal.@Nullable Sealed personal) {}

    PendingEntries(EntryRepository repository, TenantTransactions transactions, Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.clock = clock;
    }

    void add(Pending entry) {
        entries.add(entry);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        // Always in the order of their ids, where one commit serves several organisations.
        Map<String, List<Pending>> byTenant = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.tenant().toString(), TreeMap::new, Collectors.toList()));
        byTenant.values().forEach(ofOne -> link(ofOne.getFirst().tenant(), ofOne));
        entries.clear();
    }

    private void link(TenantId tenant, List<Pending> added) {
        transactions.enter(tenant);
        EntryRepository.Head head = repository.lockHead(tenant);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Pending pending : added) {
            var personal = pending.personal();
            Entry entry = new Entry(
                            tenant,
                            head.seq() + 1,
                            now,
                            pending.actor(),
                            pending.action(),
                            pending.subject(),
                            pending.details(),
                            personal == null ? null : personal.commitment(),
                            head.hash(),
                            Chain.START)
                    .linked();
            repository.insert(entry, personal == null ? null : personal.sealed());
            head = new EntryRepository.Head(entry.seq(), entry.hash());
        }
        repository.moveHead(tenant, head);
    }
}
