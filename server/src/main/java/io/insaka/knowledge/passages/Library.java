package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Where sources put their passages. An edition is brought piece by piece and answers from {@link #publish} on, when the
 * one before stops. All but {@link #embed} and {@link #show} join the tenant's open transaction.
 */
@Component
public class Library {
    private final PassageRepository passages;
    private final ChangeRepository changes;
    private final Libraries libraries;
    private final Embedder embedder;

    Library(PassageRepository passages, ChangeRepository changes, Libraries libraries, Embedder embedder) {
        this.passages = passages;
        this.changes = changes;
        this.libraries = libraries;
        this.embedder = embedder;
    }

    /** Passages with what the embedding model made of them, if there is one. */
    public record Embedded(List<Chunk> chunks, java.util.Optional<Embedder.Embedded> vectors) {}

    /** Slow, perhaps paid: outside a transaction. */
    public Embedded embed(TenantId tenant, List<Chunk> chunks) {
        var texts = chunks.stream()
                .map(chunk -> chunk.title() + "\n" + chunk.text())
                .toList();
        return new Embedded(
                chunks,
                embedder.embed(tenant, texts)
                        .filter(embedded -> embedded.vectors().size() == texts.size()));
    }

    /** @param first the position of the first of these passages */
    public void add(TenantId tenant, Edition edition, int first, Embedded embedded) {
        passages.insert(tenant, edition, first, embedded.chunks());
        embedded.vectors()
                .ifPresent(
                        vectors -> passages.insertVectors(tenant, edition, first, vectors.model(), vectors.vectors()));
    }

    /** How many passages the organisation has, those not yet published among them. */
    public int size(TenantId tenant) {
        return passages.count(tenant);
    }

    /** This edition answers from the end of the transaction on; all others of the source are deleted. */
    public void publish(TenantId tenant, Edition edition) {
        passages.deleteOthers(tenant, edition.source(), edition.generation());
        changes.record(tenant, edition.source(), edition.generation());
    }

    /** Deletes an edition that was not published. */
    public void discard(TenantId tenant, Edition edition) {
        passages.delete(tenant, edition.source(), edition.generation());
    }

    /** Deletes all of a source. */
    public void remove(TenantId tenant, UUID source) {
        passages.deleteOthers(tenant, source, -1);
        changes.record(tenant, source, null);
    }

    /** After the commit: searches on this node know at once. */
    public void show(TenantId tenant) {
        libraries.follow(tenant);
    }
}
