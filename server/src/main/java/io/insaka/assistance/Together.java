package io.insaka.assistance;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Of those who want the same at once one goes for it, and the others get what it brings, be it a failure. Within one process.
 *
 * @param <K> what is wanted
 */
final class Together<K, V> {
    private final Map<K, CompletableFuture<V>> going = new ConcurrentHashMap<>();

    V get(K wanted, Supplier<V> go) {
        var mine = new CompletableFuture<V>();
        CompletableFuture<V> theirs = going.putIfAbsent(wanted, mine);
        if (theirs != null) {
            return joined(theirs);
        }
        try {
            V brought = go.get();
            mine.complete(brought);
            return brought;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            going.remove(wanted);
        }
    }

    private static <V> V joined(CompletableFuture<V> theirs) {
        try {
            return theirs.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
