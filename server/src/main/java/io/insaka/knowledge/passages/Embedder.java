package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Turns texts into vectors that are near to each other when the texts mean the same. */
public interface Embedder {
    /** One vector for each text, in order; {@code model} names who made them. */
    record Embedded(String model, List<float[]> vectors) {}

    /** Empty when the organisation has no such model, or it does not answer now. Slow and paid: never in a transaction. */
    Optional<Embedded> embed(TenantId tenant, List<String> texts);

    /** The same for words that somebody waits to see found; empty after {@code patience}. */
    Optional<Embedded> embed(TenantId tenant, String words, Duration patience);
}
