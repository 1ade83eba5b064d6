package io.insaka.customers.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A sheet may say who has agreed to what; it puts no yes over a no. */
@ProductTest
class ConsentImportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> MAPPING = Map.of("columns", List.of("name", "phone", "consent.marketing"));

    @Autowired
    Organisations organisations;

    private Organisations.Organisation organisation;
    private Api api;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    private String uploaded(String text) {
        return "/api/v1/imports/"
                + api.upload("/api/v1/imports", "fair.csv", "text/csv", text.getBytes(UTF_8))
                        .expect(201)
                        .json()
                        .path("id")
                        .asString();
    }

    private JsonNode imported(String text) {
        String at = uploaded(text);
        api.post(at + "/start", MAPPING).expect(202);
        await().atMost(PATIENCE)
                .until(() ->
                        api.get(at).expect(200).json().path("state").asString().equals("done"));
        return api.get(at).expect(200).json();
    }

    private JsonNode consents(String name) {
        String id = api.get("/api/v1/contacts?q=" + name)
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        return api.get("/api/v1/contacts/" + id + "/consents").expect(200).json();
    }

    private String marketing(String name) {
        return consents(name)
                .path("purposes")
                .valueStream()
                .filter(one -> one.path("key").asString().equals("marketing"))
                .findFirst()
                .orElseThrow()
                .path("standing")
                .asString();
    }

    @Test
    void whoAgreedStandsInTheLedgerWithTheFileAsProof() {
        JsonNode done = imported("Name,Phone,News\nAnna,+260970000001,Yes\nBen,+260970000002,no\nCat,+260970000003,\n"
                + "Dan,+260970000004,perhaps\n");
        assertThat(done.path("refused").asInt()).isEqualTo(1);
        assertThat(marketing("Anna")).isEqualTo("given");
        assertThat(marketing("Ben")).isEqualTo("withdrawn");
        assertThat(marketing("Cat")).isEqualTo("silent");
        JsonNode line = consents("Anna").at("/items/0");
        assertThat(line.path("source").asString()).isEqualTo("import");
        assertThat(line.path("note").asString()).startsWith("fair.csv, ");
        assertThat(line.path("by").asString()).isNotEmpty();

        assertThat(imported("Name,Phone,News\nAnna,+260970000001,1\n")
                        .path("same")
                        .asInt())
                .isEqualTo(1);
        assertThat(consents("Anna").path("items")).hasSize(1);
    }

    @Test
    void aYesIsNotPutOverTheirOwnNo() {
        imported("Name,Phone,News\nAnna,+260970000001,yes\n");
        String id = api.get("/api/v1/contacts?q=Anna")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        api.post(
                        "/api/v1/contacts/" + id + "/consents",
                        Map.of("purpose", "marketing", "channel", "whatsapp", "given", false, "note", "on the phone"))
                .expect(201);
        String at = uploaded("Name,Phone,News\nAnna,+260970000001,yes\n");
        JsonNode row = api.post(at + "/preview", MAPPING).expect(200).json().at("/items/0");
        assertThat(row.path("outcome").asString()).isEqualTo("refused");
        assertThat(row.path("column").asInt()).isEqualTo(2);
        api.post(at + "/start", MAPPING).expect(202);
        await().atMost(PATIENCE)
                .until(() ->
                        api.get(at).expect(200).json().path("state").asString().equals("done"));
        assertThat(api.get(at).expect(200).json().path("refused").asInt()).isEqualTo(1);
        assertThat(consents("Anna").path("items")).hasSize(2);
    }

    @Test
    void aColumnForNoPurposeIsRefused() {
        String at = uploaded("Name,Phone,News\nAnna,+260970000001,yes\n");
        api.post(at + "/start", Map.of("columns", List.of("name", "phone", "consent.nothing")))
                .expect(422);
    }
}
