package io.insaka.brain.turns;

import io.insaka.database.SharedTransactions;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What turns have paid for; those that write at the same moment share a commit. */
@Component
class Journal {
    private static final int MOST = 200;

    private final TenantTransactions transactions;
    private final TurnRepository turns;
    private final SharedTransactions<List<TurnRepository.Paid>, Boolean> commits;

    Journal(TenantTransactions transactions, TurnRepository turns) {
        this.transactions = transactions;
        this.turns = turns;
        this.commits = SharedTransactions.soon(transactions, MOST, this::insert);
    }

    private List<Boolean> insert(TenantId tenant, List<List<TurnRepository.Paid>> entries) {
        turns.journal(tenant, entries.stream().flatMap(List::stream).toList());
        return Collections.nCopies(entries.size(), true);
    }

    /** Returns once it is on disk. */
    void write(TenantId tenant, List<TurnRepository.Paid> paid) {
        commits.call(tenant, paid);
    }

    Optional<String> find(TenantId tenant, UUID turn, String key) {
        return transactions.call(tenant, () -> turns.journalled(tenant, turn, key));
    }
}
