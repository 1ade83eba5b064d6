package io.insaka.knowledge;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.database.TenantTransactions;
import io.insaka.database.VersionWatch;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The shelves in use. Each is built on a thread of its own when it is first wanted and thrown away when nobody has wanted
 * it for a while; a newer one takes its place in one step, so a search always finds a whole one.
 */
@Component
class Shelves implements VersionWatch.Copies {
    private static final Duration UNUSED = Duration.ofHours(1);

    private final ArticleRepository rows;
    private final TenantTransactions transactions;
    private final AsyncLoadingCache<TenantId, TenantShelf> shelves;

    Shelves(ArticleRepository rows, TenantTransactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
        this.shelves = Caffeine.newBuilder()
                .expireAfterAccess(UNUSED)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .buildAsync(this::load);
    }

    /**
     * Waits for the first load, which happens on a thread of its own: a search touches no database. Only where the
     * caller has a transaction open it reads through that one, because a wait for a second connection while holding
     * the first could be for ever.
     */
    TenantShelf of(TenantId tenant) {
        TenantShelf loaded = shelves.synchronous().getIfPresent(tenant);
        if (loaded != null) {
            return loaded;
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            TenantShelf own = load(tenant);
            shelves.put(tenant, CompletableFuture.completedFuture(own));
            return own;
        }
        try {
            return shelves.get(tenant).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Those that are loaded: only they can be out of date. */
    @Override
    public Set<TenantId> inUse() {
        return Set.copyOf(shelves.synchronous().asMap().keySet());
    }

    @Override
    public boolean isCurrent(TenantId tenant, long version) {
        TenantShelf shelf = shelves.synchronous().policy().getIfPresentQuietly(tenant);
        return shelf == null || shelf.version() == version;
    }

    /** Puts the articles as they are now in the place of what is loaded; call it after the commit. */
    @Override
    public void renew(TenantId tenant) {
        if (shelves.asMap().containsKey(tenant)) {
            TenantShelf fresh = load(tenant);
            shelves.synchronous()
                    .asMap()
                    .computeIfPresent(tenant, (any, loaded) -> fresh.version() < loaded.version() ? loaded : fresh);
        }
    }

    /** The version first: whatever was committed since is then read too, and read again at the next look. */
    private TenantShelf load(TenantId tenant) {
        record Snapshot(long version, List<Article> articles) {}
        Snapshot snapshot = transactions.call(tenant, () -> new Snapshot(rows.version(tenant), rows.published(tenant)));
        return new TenantShelf(snapshot.version(), snapshot.articles());
    }
}
