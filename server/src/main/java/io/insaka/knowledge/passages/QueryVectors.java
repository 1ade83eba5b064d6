package io.insaka.knowledge.passages;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.PassageVector;
import io.insaka.knowledge.search.Space;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Vectors of what is looked for. Nobody waits long for one: an answer that comes later serves whoever asks the same
 * again, and the call that it came from ends by the rules of all calls, so a server is not taken for dead because it was
 * slower than a search can wait.
 */
@Component
class QueryVectors {
    private static final Duration KEPT = Duration.ofHours(1);

    private final Embedder embedder;
    private final EmbeddingSettings settings;
    private final AsyncCache<Asked, float[]> vectors;
    private final Cache<TenantId, Semaphore> places =
            Caffeine.newBuilder().expireAfterAccess(KEPT).build();

    private record Asked(TenantId tenant, Space space, String words) {}

    QueryVectors(Embedder embedder, EmbeddingSettings settings) {
        this.embedder = embedder;
        this.settings = settings;
        this.vectors = Caffeine.newBuilder()
                .maximumSize(settings.cached())
                .expireAfterWrite(KEPT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .buildAsync();
    }

    /** Empty when it does not come in time, or lies in another space: then words alone are searched. */
    Optional<PassageVector> of(TenantId tenant, Space space, String words) {
        if (!embedder.wanted(tenant).filter(space.model()::equals).isPresent()) {
            return Optional.empty();
        }
        String plain = String.join(" ", words.strip().split("\\s+"));
        var asked = new Asked(tenant, space, plain.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(found(asked, plain)).map(values -> new PassageVector(space.model(), values));
    }

    private float @Nullable [] found(Asked asked, String plain) {
        CompletableFuture<float[]> vector = vectors.getIfPresent(asked);
        // A model is asked only where it holds up nobody: not inside a transaction.
        boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
        if (vector == null && !inTransaction && embedder.ready(asked.tenant())) {
            vector = vectors.get(asked, (key, threads) -> ask(key, plain, threads));
        }
        if (vector == null || inTransaction && !vector.isDone()) {
            return null;
        }
        try {
            return vector.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException none) {
            return null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Nothing is kept of what brought no vector. */
    private CompletableFuture<float[]> ask(Asked asked, String plain, Executor threads) {
        Semaphore place = places.get(asked.tenant(), tenant -> new Semaphore(settings.asking()));
        if (!place.tryAcquire()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return embedder.embed(asked.tenant(), List.of(plain))
                                .filter(made -> made.space().equals(asked.space()))
                                .map(made -> made.vectors().getFirst())
                                .orElse(null);
                    } finally {
                        place.release();
                    }
                },
                threads);
    }
}
