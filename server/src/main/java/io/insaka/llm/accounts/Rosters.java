package io.insaka.llm.accounts;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.database.TenantTransactions;
import io.insaka.database.VersionWatch;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What organisations have set, in memory, keys opened; those that nobody asks for are forgotten. */
@Component
public class Rosters implements VersionWatch.Copies {
    private static final Duration UNUSED = Duration.ofHours(1);

    private final AccountRepository rows;
    private final VersionRepository versions;
    private final TenantTransactions transactions;
    private final AsyncLoadingCache<TenantId, Roster> rosters;

    Rosters(AccountRepository rows, VersionRepository versions, TenantTransactions transactions) {
        this.rows = rows;
        this.versions = versions;
        this.transactions = transactions;
        this.rosters = Caffeine.newBuilder()
                .expireAfterAccess(UNUSED)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .buildAsync(this::load);
    }

    /** The first time it is read, on a thread of its own unless the caller has a transaction, which a wait could block. */
    public Roster of(TenantId tenant) {
        Roster loaded = rosters.synchronous().getIfPresent(tenant);
        if (loaded != null) {
            return loaded;
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            Roster own = load(tenant);
            rosters.put(tenant, CompletableFuture.completedFuture(own));
            return own;
        }
        try {
            return rosters.get(tenant).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** How many models all organisations have; asks the database. */
    public long configured() {
        return versions.configured();
    }

    @Override
    public Set<TenantId> inUse() {
        return Set.copyOf(rosters.synchronous().asMap().keySet());
    }

    @Override
    public boolean isCurrent(TenantId tenant, long version) {
        Roster roster = rosters.synchronous().policy().getIfPresentQuietly(tenant);
        return roster == null || roster.version() == version;
    }

    /** Reads again; call it after the commit. */
    @Override
    public void renew(TenantId tenant) {
        Roster fresh = load(tenant);
        rosters.synchronous()
                .asMap()
                .merge(tenant, fresh, (loaded, read) -> read.version() < loaded.version() ? loaded : read);
    }

    private Roster load(TenantId tenant) {
        return transactions.call(tenant, () -> rows.roster(tenant));
    }
}
