package io.insaka.knowledge.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.DatabaseSettings;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.passages.Chunk;
import io.insaka.knowledge.passages.Edition;
import io.insaka.knowledge.passages.Library;
import io.insaka.knowledge.sources.JobRepository.Claim;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What happens when a node dies in the middle, when two hold the same work, and what is left of what was deleted. */
@ProductTest
class IngestionTest {
    private static final String PATH = "/api/v1/knowledge/sources";

    @Autowired
    Organisations organisations;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JobRepository jobs;

    @Autowired
    SourceRepository sources;

    @Autowired
    Library library;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseSettings settings;

    private Api api;
    private TenantId tenant;
    private JdbcClient everything;

    @BeforeEach
    void found() {
        var organisation = organisations.found();
        api = organisation.api();
        tenant = organisation.tenant();
        everything = JdbcClient.create(
                new DriverManagerDataSource(String.valueOf(settings.databaseUrl()), settings.databaseUser(), ""));
    }

    private SourceId ready() {
        String id = api.post(PATH, Map.of("title", "Ferry", "text", "The ferry crosses at noon and at sunset."))
                .expect(202)
                .json()
                .get("id")
                .asString();
        assertThat(SourceApiTest.settled(api, id).get("state").asString()).isEqualTo("ready");
        return new SourceId(UUID.fromString(id));
    }

    private String hits(String query) {
        return api.post("/api/v1/knowledge/search", Map.of("query", query))
                .expect(200)
                .text();
    }

    /** As a node leaves it that died while it brought passages in. */
    private Claim died(SourceId id, int attempts) {
        return transactions.call(tenant, () -> {
            jobs.queue(tenant, id, clock.instant().plus(Duration.ofHours(1)));
            sources.requeue(tenant, id, clock.instant());
            var half = new Edition(
                    id.value(), sources.find(tenant, id).orElseThrow().generation(), null);
            var chunk = new Chunk("Ferry", "A half of the truth about the ferry.", "en");
            library.add(tenant, half, 0, Library.Embedded.none(List.of(chunk)));
            sources.progress(tenant, id, Source.State.INDEXING, 60);
            return new Claim(tenant, id, 0, attempts);
        });
    }

    private void leaseEnds(SourceId id, int attempts) {
        everything
                .sql("UPDATE knowledge_job SET not_before = ?, attempts = ?, stamp = stamp + 1 WHERE source_id = ?")
                .params(java.sql.Timestamp.from(Instant.EPOCH), attempts, id.value())
                .update();
    }

    @Test
    void anotherNodeTakesOverWhatADeadOneHadBegun() {
        SourceId id = ready();
        Claim dead = died(id, 1);
        assertThat(hits("ferry")).contains("at noon").doesNotContain("half of the truth");
        leaseEnds(id, 1);
        assertThat(SourceApiTest.settled(api, id.toString()).get("state").asString())
                .isEqualTo("ready");
        assertThat(hits("ferry")).contains("at noon").doesNotContain("half of the truth");
        assertThat(transactions.call(tenant, () -> jobs.hold(dead, clock.instant())))
                .isFalse();
        assertThat(everything
                        .sql("SELECT count(*) FROM knowledge_passage WHERE source_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatKillsItsReadersIsGivenUpAndStillAnswersFromBefore() {
        SourceId id = ready();
        died(id, 4);
        leaseEnds(id, 4);
        var failed = SourceApiTest.settled(api, id.toString());
        assertThat(failed.at("/error/code").asString()).isEqualTo("interrupted");
        assertThat(failed.at("/error/text").asString()).isNotBlank();
        assertThat(hits("ferry")).contains("at noon").doesNotContain("half of the truth");
    }

    @Test
    void nothingIsLeftOfWhatWasDeleted() throws IOException {
        SourceId id = ready();
        assertThat(files()).isEqualTo(1);
        assertThat(rows(id)).isNotEmpty();
        api.delete(PATH + "/" + id).expect(204);
        assertThat(files()).isZero();
        assertThat(rows(id))
                .as("that it is gone is told to other nodes, and that somebody deleted it is on record")
                .containsOnlyKeys("knowledge_change", "audit_entry");
        assertThat(hits("ferry")).doesNotContain("sunset");
    }

    @Test
    void aNodeFollowsWhatAnotherOneBroughtIn() {
        SourceId id = ready();
        assertThat(hits("ferry")).contains("at noon");
        var edition = new Edition(id.value(), 7, null);
        // Published without telling this node's index, as another node does.
        transactions.run(tenant, () -> {
            var chunk = new Chunk("Ferry", "The ferry sails at dawn.", "en");
            library.add(tenant, edition, 0, Library.Embedded.none(List.of(chunk)));
            library.publish(tenant, edition);
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> hits("ferry").contains("at dawn"));
        assertThat(hits("ferry")).doesNotContain("at noon");
    }

    private long files() throws IOException {
        Path folder = settings.dataDir().resolve("media").resolve(tenant.toString());
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** How many rows of each table name the source. */
    private Map<String, Integer> rows(SourceId id) {
        var found = new java.util.TreeMap<String, Integer>();
        for (String table : everything.sql("""
                        SELECT oid::regclass::text FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                        """).query(String.class).list()) {
            int count = everything
                    .sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?")
                    .param("%" + id + "%")
                    .query(Integer.class)
                    .single();
            if (count > 0) {
                found.put(table, count);
            }
        }
        return found;
    }
}
