package io.insaka.knowledge.passages;

import static io.insaka.knowledge.passages.MeaningOrganisation.LARGE;
import static io.insaka.knowledge.passages.MeaningOrganisation.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.DatabaseSettings;
import io.insaka.database.TenantTransactions;
import io.insaka.knowledge.Articles;
import io.insaka.knowledge.search.Visible;
import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Journal;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Vectors from a model over HTTP. The simulated one hashes pieces of words, so that a kettledrum is near a kettle: what
 * the first finds of the second, it finds by vectors alone.
 */
@ProductTest
class VectorsTest {
    @Autowired
    Organisations organisations;

    @Autowired
    ModelSimulators simulators;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Reembedding.Tables tables;

    @Autowired
    Articles articles;

    @Autowired
    PassageIndexes indexes;

    @Autowired
    DatabaseSettings settings;

    private MeaningOrganisation shop;
    private JdbcClient everything;

    @BeforeEach
    void found() {
        shop = MeaningOrganisation.of(organisations.found(), simulators);
        everything = JdbcClient.create(
                new DriverManagerDataSource(String.valueOf(settings.databaseUrl()), settings.databaseUser(), ""));
    }

    /** How long the vectors of all articles and passages are. */
    private List<Integer> lengths() {
        return everything
                .sql("""
                        SELECT dimensions FROM knowledge_vector WHERE tenant_id = :tenant
                        UNION ALL SELECT dimensions FROM article_vector WHERE tenant_id = :tenant
                        """)
                .param("tenant", shop.organisation().tenant().value())
                .query(Integer.class)
                .list();
    }

    @Test
    void findsArticlesAndDocumentsByMeaningAndForgetsThemWithTheirVectors() {
        String before = shop.article("Do you sell a kettle?", "Yes, in red.");
        assertThat(shop.vectors().get("state").asString()).isEqualTo("none");
        assertThat(shop.found("kettledrum")).isEmpty();
        shop.embedsBy(SMALL);
        shop.awaitAll(SMALL, 1);
        shop.awaitFound("kettledrum", before);
        String document = shop.document("Stock", "Each kettle holds two litres.");
        shop.awaitAll(SMALL, 2);
        shop.awaitFound("Kettledrum", before, document);
        assertThat(shop.found("kettle")).contains(before, document);
        shop.api()
                .put(
                        "/api/v1/articles/" + before,
                        java.util.Map.of("question", "Do you sell a lamp?", "answer", "Yes, in red."))
                .expect(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.found("lamplighter").contains(before));
        assertThat(shop.world().journal().repeated())
                .as("nothing is paid for twice")
                .isZero();
        shop.api().delete("/api/v1/articles/" + before).expect(204);
        shop.api().delete("/api/v1/knowledge/sources/" + document).expect(204);
        assertThat(lengths()).isEmpty();
        assertThat(shop.found("kettledrum")).isEmpty();
    }

    @Test
    void theModelSeesNoMoreOfTextsThanAgentsDo() {
        String document = shop.document("Refunds", "Refunds of kettles go to card 4111 1111 1111 1111 only.");
        shop.embedsBy(SMALL);
        shop.awaitAll(SMALL, 1);
        shop.awaitFound("kettledrum 5500 0000 0000 0004", document);
        assertThat(shop.world().journal().calls())
                .extracting(Journal.Call::text)
                .anyMatch(text -> text.contains("kettledrum"))
                .anyMatch(text -> text.contains("Refunds"))
                .noneMatch(text -> text.contains("1111") || text.contains("0004"));
    }

    /** While the new set is made, nothing of the old one is compared with anything. */
    @Test
    void anotherModelAnswersOnceItsSetIsComplete() {
        String article = shop.article("Do you sell a kettle?", "Yes, in red.");
        String document = shop.document("Stock", "Each kettle holds two litres.");
        String model = shop.embedsBy(SMALL);
        shop.awaitAll(SMALL, 2);
        shop.awaitFound("kettledrum", article, document);
        shop.world().faults().share(MeaningOrganisation.EMBEDDING, Fault.MALFORMED_JSON, 1);
        shop.embedsBy(model, LARGE);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.vectors().get("trouble").asString("").equals("no-answer"));
        assertThat(shop.vectors().get("state").asString()).isEqualTo("making");
        assertThat(shop.found("kettledrum")).isEmpty();
        assertThat(shop.found("kettle")).containsExactlyInAnyOrder(article, document);
        // Back again: the old set is still there and answers at once.
        shop.embedsBy(model, SMALL);
        shop.awaitAll(SMALL, 2);
        shop.awaitFound("kettledrum", article, document);
        assertThat(lengths()).containsExactly(1536, 1536);
        shop.world().faults().clear();
        shop.embedsBy(model, LARGE);
        shop.awaitAll(LARGE, 2);
        assertThat(lengths()).containsExactly(3072, 3072);
        shop.awaitFound("kettledrum", article, document);
    }

    @Test
    void takesNothingButWholeBatchesOfSoundVectors() {
        shop.embedsBy(SMALL);
        shop.document("First", "A kettle to begin with.");
        shop.awaitAll(SMALL, 1);
        List<Fault> faults = List.of(
                Fault.HALF_BATCH,
                Fault.UNEVEN_VECTORS,
                Fault.ODD_NUMBERS,
                Fault.EMPTY_ANSWER,
                Fault.MALFORMED_JSON,
                Fault.OTHER_LENGTH,
                Fault.RATE_LIMIT,
                Fault.DROP);
        // Twice: when a document is read, and when the model is asked again at once.
        faults.forEach(fault -> shop.fails(fault, fault == Fault.OTHER_LENGTH ? 1 : 2));
        shop.document("Stock", "# One\n\nA kettle.\n\n# Two\n\nAnother kettle.");
        shop.article("Do you sell lamps?", "No.");
        // All faults are over when one more document has its vectors; until then whatever came was refused or made
        // anew.
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            shop.document("More", "# One\n\nA kettle.");
            return shop.world().journal().calls().stream()
                    .anyMatch(call -> call.fault().equals("DROP"));
        });
        int documents = shop.api()
                .get("/api/v1/knowledge/sources?limit=200")
                .expect(200)
                .json()
                .get("items")
                .size();
        shop.awaitAll(SMALL, documents + 2);
        assertThat(lengths()).hasSize(documents + 2).containsOnly(1536);
        assertThat(shop.world().journal().calls())
                .extracting(call -> call.fault())
                .contains("HALF_BATCH", "UNEVEN_VECTORS", "ODD_NUMBERS", "OTHER_LENGTH", "RATE_LIMIT", "DROP");
    }

    @Test
    void aModelThatHasBecomeAnotherOneIsBelievedAfterAWhile() {
        String article = shop.article("Do you sell a kettle?", "Yes, in red.");
        shop.embedsBy(SMALL);
        shop.awaitAll(SMALL, 1);
        shop.awaitFound("kettledrum", article);
        shop.world().faults().share(MeaningOrganisation.EMBEDDING, Fault.OTHER_LENGTH, 1);
        String document = shop.document("Stock", "Each kettle holds two litres.");
        await().atMost(Duration.ofSeconds(60)).until(() -> lengths().equals(List.of(768, 768)));
        shop.awaitAll(SMALL, 2);
        shop.awaitFound("kettledrums", article, document);
    }

    @Test
    void goesOnWhereADeadNodeStopped() {
        var text = new StringBuilder();
        for (int section = 0; section < 80; section++) {
            text.append("# Part ")
                    .append(section)
                    .append("\n\nA kettle of ")
                    .append(section)
                    .append(" litres.\n\n");
        }
        shop.document("Kettles", text.toString());
        shop.article("Do you sell a kettle?", "Yes, in red.");
        shop.world().latency(Duration.ofMillis(300));
        shop.embedsBy(SMALL);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.vectors().get("done").asInt() > 0);
        UUID tenant = shop.organisation().tenant().value();
        // Its lease has ended: another one claims what it had begun, and whatever it still brings is refused.
        everything
                .sql(
                        "UPDATE knowledge_embedding SET stamp = stamp + 1, held_until = ?, look_at = ? WHERE tenant_id = ?")
                .params(java.sql.Timestamp.from(Instant.EPOCH), java.sql.Timestamp.from(Instant.EPOCH), tenant)
                .update();
        shop.awaitAll(SMALL, 81);
        assertThat(lengths()).hasSize(81).containsOnly(1536);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !shop.found("kettledrum").isEmpty());
    }

    /** Another node: its own indexes over the same database. */
    @Test
    void eachNodeFollowsWhatIsAddedEmbeddedAndDeleted() {
        var tenant = shop.organisation().tenant();
        var node = new Libraries(
                tables.changes(), tables.passages(), tables.vectors(), tables.embeddings(), indexes, transactions);
        TenantLibrary library = node.of(tenant, Duration.ofSeconds(60)).orElseThrow();
        assertThat(library.known().space()).isNull();
        String document = shop.document("Stock", "Each kettle holds two litres.");
        String article = shop.article("Do you sell a kettle?", "Yes, in red.");
        shop.embedsBy(SMALL);
        shop.awaitAll(SMALL, 2);
        library.know(articles.published(tenant));
        node.follow(tenant);
        var space = new io.insaka.knowledge.search.Space(SMALL, 1536);
        assertThat(library.known().space()).isEqualTo(space);
        float[] asked = io.insaka.sandbox.llm.play.Vectors.of("kettledrum", 1536);
        assertThat(library.search(
                        new Visible.Public(),
                        "kettledrum",
                        new io.insaka.knowledge.search.PassageVector(SMALL, asked),
                        5))
                .extracting(hit -> hit.source().toString())
                .containsExactlyInAnyOrder(document, article);
        shop.api().delete("/api/v1/knowledge/sources/" + document).expect(204);
        node.follow(tenant);
        assertThat(library.search(new Visible.Public(), "kettle", null, 5))
                .extracting(hit -> hit.source().toString())
                .containsExactly(article);
    }
}
