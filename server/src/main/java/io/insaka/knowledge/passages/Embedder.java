package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.Space;
import java.util.List;
import java.util.Optional;

/** Turns texts into vectors that are near to each other when the texts mean the same. */
interface Embedder {
    /** One vector for each text, in order, all of one length; {@code model} names who made them. */
    record Embedded(String model, List<float[]> vectors) {
        Space space() {
            return new Space(model, vectors.getFirst().length);
        }
    }

    /** Which model the organisation wants vectors of; empty: none. Quick, from memory. */
    Optional<String> wanted(TenantId tenant);

    /** Whether asking makes sense right now. Quick, from memory. */
    boolean ready(TenantId tenant);

    /**
     * Empty when nobody answers now, or somebody else than the model that is wanted. Slow and paid: never in a
     * transaction.
     */
    Optional<Embedded> embed(TenantId tenant, List<String> texts);
}
