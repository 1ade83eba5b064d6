package io.insaka.knowledge.passages;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.PassageHit;
import io.insaka.knowledge.search.PassageVector;
import io.insaka.knowledge.search.Space;
import io.insaka.knowledge.search.Visible;
import io.insaka.testing.PgVectorPostgres;
import io.insaka.testing.PgliteStalls;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes over one PostgreSQL, with the index in it that {@code insaka.knowledge.store=pgvector} chooses. */
@ExtendWith(PgliteStalls.class)
class PgVectorLibraryTest {
    private static final Space SPACE = new Space("model", 2);

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final UUID source = UUID.randomUUID();
    private PgVectorPostgres postgres;
    private VectorRepository vectors;
    private PassageRepository passages;
    private ChangeRepository changes;
    private EmbeddingRepository embeddings;
    private Libraries one;
    private Libraries other;
    private Library library;

    @BeforeEach
    void begin() {
        postgres = PgVectorPostgres.runningOrSkip();
        var vault = new OpenVault();
        vectors = new VectorRepository(postgres.jdbc(), vault);
        passages = new PassageRepository(postgres.jdbc(), vault, vectors);
        changes = new ChangeRepository(postgres.jdbc(), postgres.systemTransactions());
        embeddings = new EmbeddingRepository(postgres.jdbc(), postgres.systemTransactions());
        one = node(vault);
        other = node(vault);
        library = new Library(passages, vectors, changes, one, new NoModel());
    }

    private Libraries node(Vault vault) {
        PassageIndexes indexes = postgres.asOwner(product -> new PassageIndexWiring()
                .passageIndexes(
                        new StoreSettings(StoreSettings.Store.PGVECTOR),
                        product,
                        postgres.jdbc(),
                        postgres.transactions(),
                        vault));
        return new Libraries(changes, passages, vectors, embeddings, indexes, postgres.transactions());
    }

    private TenantLibrary at(Libraries node) {
        return node.of(tenant, Duration.ofMinutes(1)).orElseThrow();
    }

    private List<String> found(Libraries node, String words) {
        return at(node).search(new Visible.Public(), words, null, 5).stream()
                .map(PassageHit::text)
                .toList();
    }

    private void publish(int generation, String text) {
        var edition = new Edition(source, generation, null);
        postgres.transactions().run(tenant, () -> {
            library.add(tenant, edition, 0, Library.Embedded.none(List.of(new Chunk("Ferry", text, "en"))));
            library.publish(tenant, edition);
        });
        library.show(tenant);
    }

    private int rows(String table) {
        return postgres.transactions()
                .call(
                        tenant,
                        () -> postgres.jdbc()
                                .sql("SELECT count(*) FROM " + table)
                                .query(Integer.class)
                                .single());
    }

    @Test
    void nodesShareWhatOneOfThemBroughtInAndTookAway() {
        assertThat(found(one, "ferry")).isEmpty();
        publish(1, "The ferry crosses at noon.");
        assertThat(found(one, "ferry")).containsExactly("The ferry crosses at noon.");
        assertThat(found(other, "ferry")).containsExactly("The ferry crosses at noon.");
        publish(2, "The ferry crosses at dawn.");
        assertThat(found(other, "ferry")).containsExactly("The ferry crosses at dawn.");
        other.follow(tenant);
        assertThat(at(other).known()).isEqualTo(at(one).known());
        postgres.transactions().run(tenant, () -> library.remove(tenant, source));
        library.show(tenant);
        assertThat(found(one, "ferry")).isEmpty();
        assertThat(found(other, "ferry")).isEmpty();
        assertThat(rows("passage_index")).isZero();
    }

    /** A node that starts finds the index as it was left, and what changed meanwhile. */
    @Test
    void vectorsTakeTheirPlaceTogether() {
        publish(1, "The ferry crosses at noon.");
        at(one);
        postgres.transactions().run(tenant, () -> {
            var place = new VectorRepository.Place(source, 1, 0);
            vectors.insert(tenant, SPACE, List.of(place), List.of(new float[] {1, 0}));
            embeddings.wake(tenant, Instant.EPOCH);
            embeddings.save(tenant, new EmbeddingState(SPACE, null, null, 1, 1, null, 0));
            changes.count(tenant);
        });
        var asked = new PassageVector("model", new float[] {1, 0.1f});
        assertThat(at(one).search(new Visible.Public(), "boat", asked, 5)).isEmpty();
        assertThat(at(other).known().space()).isEqualTo(SPACE);
        assertThat(at(other).search(new Visible.Public(), "boat", asked, 5)).hasSize(1);
        assertThat(at(other).search(new Visible.Public(), "boat", new PassageVector("new", asked.values()), 5))
                .isEmpty();
    }

    private static final class NoModel implements Embedder {
        @Override
        public Optional<String> wanted(TenantId tenant) {
            return Optional.empty();
        }

        @Override
        public boolean ready(TenantId tenant) {
            return false;
        }

        @Override
        public Optional<Embedded> embed(TenantId tenant, List<String> texts) {
            return Optional.empty();
        }
    }

    /** Seals nothing: what it is for is shown elsewhere. */
    private static final class OpenVault implements Vault {
        @Override
        public byte[] seal(TenantId tenant, Purpose purpose, byte[] plain) {
            return plain.clone();
        }

        @Override
        public byte[] open(TenantId tenant, Purpose purpose, byte[] sealed) {
            return sealed.clone();
        }

        @Override
        public byte[] sealText(TenantId tenant, Purpose purpose, String plain) {
            return plain.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String openText(TenantId tenant, Purpose purpose, byte[] sealed) {
            return new String(sealed, StandardCharsets.UTF_8);
        }

        @Override
        public byte[] blind(TenantId tenant, Purpose purpose, String value) {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long blindNumber(TenantId tenant, Purpose purpose, String value) {
            return value.hashCode();
        }

        @Override
        public void rotate(TenantId tenant) {}
    }
}
