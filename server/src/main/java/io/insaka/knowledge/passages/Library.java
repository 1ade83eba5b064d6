package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.Space;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Where sources put their passages. An edition is brought piece by piece and answers from {@link #publish} on, when the
 * one before stops. All but {@link #embed} and {@link #show} join the tenant's open transaction.
 */
@Component
public class Library {
    private final PassageRepository passages;
    private final VectorRepository vectors;
    private final ChangeRepository changes;
    private final Libraries libraries;
    private final Embedder embedder;

    Library(
            PassageRepository passages,
            VectorRepository vectors,
            ChangeRepository changes,
            Libraries libraries,
            Embedder embedder) {
        this.passages = passages;
        this.vectors = vectors;
        this.changes = changes;
        this.libraries = libraries;
        this.embedder = embedder;
    }

    /** Passages with what the embedding model made of them; no vectors where it made none, and they come later. */
    public record Embedded(List<Chunk> chunks, String model, List<float[]> vectors) {
        public static Embedded none(List<Chunk> chunks) {
            return new Embedded(chunks, "", List.of());
        }
    }

    /** Slow, perhaps paid: outside a transaction. */
    public Embedded embed(TenantId tenant, List<Chunk> chunks) {
        var texts = chunks.stream()
                .map(chunk -> chunk.title() + "\n" + chunk.text())
                .toList();
        return embedder.embed(tenant, texts)
                .map(made -> new Embedded(chunks, made.model(), made.vectors()))
                .orElseGet(() -> Embedded.none(chunks));
    }

    /** @param first the position of the first of these passages */
    public void add(TenantId tenant, Edition edition, int first, Embedded embedded) {
        passages.insert(tenant, edition, first, embedded.chunks());
        if (!embedded.vectors().isEmpty()) {
            var space = new Space(embedded.model(), embedded.vectors().getFirst().length);
            vectors.insert(
                    tenant,
                    space,
                    IntStream.range(first, first + embedded.vectors().size())
                            .mapToObj(position ->
                                    new VectorRepository.Place(edition.source(), edition.generation(), position))
                            .toList(),
                    embedded.vectors());
        }
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
