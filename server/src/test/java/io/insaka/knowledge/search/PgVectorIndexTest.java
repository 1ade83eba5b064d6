package io.insaka.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.passages.PgVectorSchema;
import io.insaka.testing.PgVectorPostgres;
import io.insaka.testing.PgliteStalls;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against a real PostgreSQL with pgvector, with the product's tables and roles; skipped where there is none to be had. */
@ExtendWith(PgliteStalls.class)
class PgVectorIndexTest extends PassageIndexContract {
    private static PgVectorPostgres postgres;

    private TenantId tenant = new TenantId(UUID.randomUUID());

    @BeforeAll
    static void start() {
        postgres = PgVectorPostgres.runningOrSkip();
        postgres.asOwner(product -> {
            PgVectorSchema.create(product);
            return true;
        });
    }

    /** Sealing is tried elsewhere; here it is only seen that everything goes through it. */
    private static final class Backwards implements PgVectorIndex.Sealing {
        @Override
        public byte[] seal(TenantId tenant, String text) {
            return new StringBuilder(text).reverse().toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(TenantId tenant, byte[] sealed) {
            return new StringBuilder(new String(sealed, StandardCharsets.UTF_8))
                    .reverse()
                    .toString();
        }

        @Override
        public long number(TenantId tenant, String word) {
            return 31L * tenant.hashCode() + word.hashCode();
        }
    }

    private static PassageIndex index(TenantId tenant) {
        return new PgVectorIndex(tenant, postgres.jdbc(), postgres.transactions(), new Backwards());
    }

    @Override
    PassageIndex fresh() {
        tenant = new TenantId(UUID.randomUUID());
        return index(tenant);
    }

    @Override
    PassageIndex elsewhere(PassageIndex index) {
        return index(tenant);
    }

    @Override
    boolean findsMistypedWords() {
        return false;
    }

    @Override
    boolean searchedDuringChanges() {
        return false;
    }

    private static PassageEntry text(UUID source, String text) {
        return new PassageEntry(
                source, 0, false, null, "Title", "", text, "en", new PassageVector("model", new float[] {1, 0}));
    }

    @Test
    void rowSecurityHidesWhatIsOfAnotherOrganisation() {
        PassageIndex ours = fresh();
        UUID source = UUID.randomUUID();
        ours.change(known -> {
            ours.replace(source, List.of(text(source, "Our lamp.")));
            return known;
        });
        TenantId other = new TenantId(UUID.randomUUID());
        for (String table : List.of("passage_index", "passage_index_state")) {
            assertThat(postgres.transactions()
                            .call(
                                    other,
                                    () -> postgres.jdbc()
                                            .sql("SELECT count(*) FROM " + table)
                                            .query(Integer.class)
                                            .single()))
                    .as(table)
                    .isZero();
        }
        assertThat(index(other)
                        .search(new Visible.Everything(), "lamp", new PassageVector("model", new float[] {1, 0}), 5))
                .isEmpty();
    }

    @Test
    void wordsAndTextsLieThereUnreadable() {
        PassageIndex index = fresh();
        UUID source = UUID.randomUUID();
        index.change(known -> {
            index.replace(source, List.of(text(source, "Confidential lamp.")));
            return known;
        });
        assertThat(postgres.transactions()
                        .call(
                                tenant,
                                () -> postgres.jdbc()
                                        .sql("SELECT encode(content, 'escape') || p::text FROM passage_index p")
                                        .query(String.class)
                                        .list()))
                .singleElement()
                .asString()
                .doesNotContainIgnoringCase("confidential")
                .doesNotContainIgnoringCase("lamp");
    }

    /** Every fourth of the town's labelled questions: what is found among the first five. */
    @Test
    void findsAboutAsMuchAsLuceneDoes() {
        PassageIndex index = fresh();
        Town.fill(index, words -> null);
        long wanted = 0;
        long right = 0;
        long first = 0;
        List<Town.Question> questions = Town.questions();
        for (int at = 0; at < questions.size(); at += 4) {
            Town.Question question = questions.get(at);
            if (question.wanted() != null) {
                var hits = index.search(new Visible.Public(), question.text(), null, 5);
                wanted++;
                right += hits.stream().anyMatch(hit -> hit.source().equals(question.wanted())) ? 1 : 0;
                first += !hits.isEmpty() && hits.getFirst().source().equals(question.wanted()) ? 1 : 0;
            }
        }
        System.out.printf(
                "passages in pgvector, words alone: first %.1f %%, among five %.1f %%%n",
                100.0 * first / wanted, 100.0 * right / wanted);
        assertThat((double) right / wanted).isGreaterThan(0.9);
    }
}
