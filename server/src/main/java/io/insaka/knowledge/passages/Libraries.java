package io.insaka.knowledge.passages;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.Space;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The libraries in use. Each is built when it is first wanted, follows changes while it is wanted, and is forgotten when
 * nobody has wanted it for a while.
 */
@Component
class Libraries {
    private static final Duration UNUSED = Duration.ofHours(6);
    /** So many sources are read in one transaction. */
    private static final int SOURCES_AT_ONCE = 20;

    private final ChangeRepository changes;
    private final PassageRepository passages;
    private final VectorRepository vectors;
    private final EmbeddingRepository embeddings;
    private final PassageIndexes indexes;
    private final TenantTransactions transactions;
    private final AsyncLoadingCache<TenantId, TenantLibrary> libraries;

    Libraries(
            ChangeRepository changes,
            PassageRepository passages,
            VectorRepository vectors,
            EmbeddingRepository embeddings,
            PassageIndexes indexes,
            TenantTransactions transactions) {
        this.changes = changes;
        this.passages = passages;
        this.vectors = vectors;
        this.embeddings = embeddings;
        this.indexes = indexes;
        this.transactions = transactions;
        this.libraries = Caffeine.newBuilder()
                .expireAfterAccess(UNUSED)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .buildAsync(this::load);
    }

    /**
     * Waits for the first load, but not longer than {@code patience}; it goes on then, for the next who asks. Where the
     * caller has a transaction open it reads through that one, for a second connection may not come while it waits.
     */
    Optional<TenantLibrary> of(TenantId tenant, Duration patience) {
        TenantLibrary loaded = libraries.synchronous().getIfPresent(tenant);
        if (loaded != null) {
            return Optional.of(loaded);
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            TenantLibrary own = load(tenant);
            libraries.put(tenant, CompletableFuture.completedFuture(own));
            return Optional.of(own);
        }
        try {
            return Optional.of(libraries.get(tenant).get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new CompletionException(failure);
        }
    }

    /** Those that are loaded: only they can be out of date. */
    Set<TenantId> inUse() {
        return Set.copyOf(libraries.synchronous().asMap().keySet());
    }

    boolean isCurrent(TenantId tenant, long version) {
        TenantLibrary library = libraries.synchronous().policy().getIfPresentQuietly(tenant);
        return library == null || library.known().version() == version;
    }

    /** Brings what is loaded up to date; call it after the commit. */
    void follow(TenantId tenant) {
        TenantLibrary library = libraries.synchronous().policy().getIfPresentQuietly(tenant);
        if (library != null) {
            follow(tenant, library);
        }
    }

    private TenantLibrary load(TenantId tenant) {
        var library = new TenantLibrary(indexes.of(tenant));
        follow(tenant, library);
        return library;
    }

    private void follow(TenantId tenant, TenantLibrary library) {
        library.follow((known, heard, replaced) -> {
            record Snapshot(TenantLibrary.Reached reached, List<UUID> sources) {}
            Snapshot snapshot = transactions.call(tenant, () -> {
                // The version first: whatever is committed from here on is read again at the next look.
                long version = changes.version(tenant);
                Space space = embeddings.find(tenant).answers();
                // Vectors of another model answer now: everything is read again, and shown together.
                boolean other = !Objects.equals(space, known.space());
                long since = other ? TenantLibrary.BEFORE_ALL : known.version();
                var articles = vectors.articlesSince(
                        tenant,
                        space,
                        Objects.equals(space, heard.space()) ? heard.version() : TenantLibrary.BEFORE_ALL);
                return new Snapshot(
                        new TenantLibrary.Reached(version, space, other, articles), changes.since(tenant, since));
            });
            List<UUID> sources = snapshot.sources();
            for (int from = 0; from < sources.size(); from += SOURCES_AT_ONCE) {
                List<UUID> some = sources.subList(from, Math.min(from + SOURCES_AT_ONCE, sources.size()));
                transactions
                        .call(
                                tenant,
                                () -> passages.answering(
                                        tenant, snapshot.reached().space(), some))
                        .forEach(replaced::source);
            }
            return snapshot.reached();
        });
    }
}
