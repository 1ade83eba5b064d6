package io.insaka.knowledge.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class SourceApiTest {
    private static final String PATH = "/api/v1/knowledge/sources";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    static JsonNode settled(Api api, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.get(PATH + "/" + id).expect(200).json(),
                        source -> List.of("ready", "failed")
                                .contains(source.get("state").asString()));
    }

    private static String add(Api api, Map<String, ?> body) {
        JsonNode added = api.post(PATH, body).expect(202).json();
        assertThat(added.get("state").asString()).isEqualTo("queued");
        return added.get("id").asString();
    }

    private static String ready(Api api, Map<String, ?> body) {
        String id = add(api, body);
        assertThat(settled(api, id).get("state").asString()).isEqualTo("ready");
        return id;
    }

    private static List<JsonNode> search(Api api, Map<String, ?> body) {
        return api.post("/api/v1/knowledge/search", body)
                .expect(200)
                .json()
                .get("hits")
                .valueStream()
                .toList();
    }

    private static List<String> found(Api api, Map<String, ?> body) {
        return search(api, body).stream()
                .map(hit -> hit.get("sourceId").asString())
                .toList();
    }

    private static String contact(Organisations.Organisation organisation, TestingChannel channel, String number) {
        var account = TestingAccount.connect(channel, organisation);
        account.deliver(TestingAccount.text(number, "in-" + number, "hello"));
        account.awaitBalanced(1);
        return organisation
                .api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("channelId").asString().equals(account.id()))
                .findFirst()
                .orElseThrow()
                .at("/contact/id")
                .asString();
    }

    @Test
    void answersFromATextUntilItIsDeleted() {
        Api api = organisations.found().api();
        String id = ready(
                api,
                Map.of(
                        "title",
                        "Parking",
                        "text",
                        "# At the hall\n\nThe underground garage costs four dollars an hour.\n\n# At the airport\n\nShuttle"
                                + " buses leave every ten minutes."));
        JsonNode hit = search(api, Map.of("query", "How much is the garage?")).getFirst();
        assertThat(hit.get("sourceId").asString()).isEqualTo(id);
        assertThat(hit.get("title").asString()).isEqualTo("Parking › At the hall");
        assertThat(hit.get("text").asString()).contains("four dollars");
        assertThat(hit.get("score").asDouble()).isPositive();
        JsonNode source = api.get(PATH + "/" + id).expect(200).json();
        assertThat(source.get("progress").asInt()).isEqualTo(100);
        assertThat(source.get("passages").asInt()).isEqualTo(2);
        assertThat(source.get("error").isNull()).isTrue();
        api.delete(PATH + "/" + id).expect(204);
        assertThat(found(api, Map.of("query", "How much is the garage?"))).isEmpty();
        assertThat(api.get(PATH + "/" + id).expect(404).code()).isEqualTo("knowledge/unknown");
        assertThat(api.delete(PATH + "/" + id).expect(404).code()).isEqualTo("knowledge/unknown");
    }

    @Test
    void searchesArticlesAndDocumentsTogether() {
        Api api = organisations.found().api();
        String article = api.post(
                        "/api/v1/articles",
                        Map.of("question", "Can I bring my dog?", "answer", "Dogs on a lead are welcome."))
                .expect(201)
                .json()
                .get("id")
                .asString();
        String document = ready(
                api, Map.of("title", "House rules", "text", "Dogs must wear a muzzle inside the restaurant tents."));
        assertThat(found(api, Map.of("query", "dog"))).containsExactlyInAnyOrder(article, document);
        assertThat(search(api, Map.of("query", "Can I bring my dog?"))
                        .getFirst()
                        .get("kind")
                        .asString())
                .isEqualTo("article");
        api.delete("/api/v1/articles/" + article).expect(204);
        assertThat(found(api, Map.of("query", "dog"))).containsExactly(document);
    }

    @Test
    void readsFilesOfTextWithTheirTables() {
        Api api = organisations.found().api();
        byte[] csv = "Product;Price;Stock\nRed kettle;25;7\nBlue toaster;40;0\n".getBytes(UTF_8);
        String id = api.upload(PATH, "prices.csv", "text/csv", csv)
                .expect(202)
                .json()
                .get("id")
                .asString();
        assertThat(settled(api, id).get("state").asString()).isEqualTo("ready");
        JsonNode hit = search(api, Map.of("query", "price of the blue toaster")).getFirst();
        assertThat(hit.get("text").asString())
                .contains("Product | Price | Stock")
                .contains("Blue toaster | 40 | 0");
        assertThat(hit.get("title").asString()).isEqualTo("prices");
        String notes = api.upload(
                        PATH, "notes.md", "text/markdown", "## Refunds\n\nWithin *nine* days.".getBytes(UTF_8))
                .expect(202)
                .json()
                .get("id")
                .asString();
        assertThat(settled(api, notes).get("state").asString()).isEqualTo("ready");
        assertThat(search(api, Map.of("query", "refund")).getFirst().get("text").asString())
                .isEqualTo("Within nine days.");
    }

    @Test
    void showsADocumentOfAContactToThatContactAlone() {
        var organisation = organisations.found();
        Api api = organisation.api();
        String hers = contact(organisation, channel, "260970001001");
        String his = contact(organisation, channel, "260970001002");
        String id = ready(
                api,
                Map.of(
                        "title",
                        "Policy 4711",
                        "text",
                        "The deductible of this windscreen policy is 90 kwacha.",
                        "audience",
                        "contact",
                        "contactId",
                        hers));
        Map<String, String> asked = Map.of("query", "deductible of the windscreen policy");
        assertThat(found(api, asked)).isEmpty();
        assertThat(found(api, Map.of("query", asked.get("query"), "contactId", his)))
                .isEmpty();
        assertThat(found(api, Map.of("query", asked.get("query"), "contactId", hers)))
                .containsExactly(id);
        assertThat(api.get(PATH)
                        .expect(200)
                        .json()
                        .get("items")
                        .get(0)
                        .get("contactId")
                        .asString())
                .isEqualTo(hers);
        String token = api.post("/api/v1/tokens", Map.of("name", "Reader", "scopes", List.of("articles:read")))
                .expect(201)
                .json()
                .get("token")
                .asString();
        Api reader = Api.withToken(api.baseUrl(), token);
        assertThat(reader.get(PATH).expect(200).json().get("items")).isEmpty();
        reader.get(PATH + "/" + id).expect(404);
        assertThat(reader.post("/api/v1/knowledge/search", Map.of("query", "deductible", "contactId", hers))
                        .expect(403)
                        .code())
                .isEqualTo("access/forbidden");
    }

    @Test
    void answersFromWhatItReadBeforeWhileItReadsAgain() {
        Api api = organisations.found().api();
        String id = ready(api, Map.of("title", "Hours", "text", "The reception opens at seven."));
        JsonNode again = api.post(PATH + "/" + id + "/refresh").expect(202).json();
        assertThat(again.get("state").asString()).isEqualTo("queued");
        assertThat(found(api, Map.of("query", "When does the reception open?"))).containsExactly(id);
        assertThat(settled(api, id).get("state").asString()).isEqualTo("ready");
        assertThat(found(api, Map.of("query", "When does the reception open?"))).containsExactly(id);
    }

    @Test
    void saysWhatItCannotTake() {
        Api api = organisations.found().api();
        assertThat(api.upload(PATH, "virus.exe", "application/x-msdownload", new byte[] {'M', 'Z', 0, 1})
                        .expect(415)
                        .code())
                .isEqualTo("knowledge/unsupported");
        assertThat(api.upload(PATH, "empty.txt", "text/plain", new byte[0])
                        .expect(422)
                        .code())
                .isEqualTo("knowledge/empty");
        for (Map<String, ?> wrong : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("title", "No text"),
                Map.of("text", "No title"),
                Map.of("title", "Blank", "text", "  "),
                Map.of("url", "ftp://example.com/"),
                Map.of("url", "https://example.com/", "text", "both", "title", "Both"),
                Map.of("title", "Whose?", "text", "x", "audience", "contact"),
                Map.of("title", "Whose?", "text", "x", "audience", "friends"),
                Map.of("title", "t".repeat(201), "text", "x"),
                Map.of("title", "Tongue", "text", "x", "language", "Klingon!"),
                Map.of("title", "Nobody", "text", "x", "contactId", "00000000-0000-7000-8000-000000000000"))) {
            assertThat(api.post(PATH, wrong).expect(400).code())
                    .as(wrong.toString())
                    .isEqualTo("request/invalid");
        }
        api.get(PATH + "?limit=0").expect(400);
        api.get(PATH + "/nonsense").expect(400);
        api.post("/api/v1/knowledge/search", Map.of("query", " ")).expect(400);
        api.post(PATH + "/00000000-0000-7000-8000-000000000000/refresh").expect(404);
    }

    @Test
    void listsInPagesTheNewestFirstAndLetsOnlyThoseManageWhoMay() {
        var organisation = organisations.found();
        Api api = organisation.api();
        String first = add(api, Map.of("title", "One", "text", "One."));
        String second = add(api, Map.of("title", "Two", "text", "Two."));
        JsonNode page = api.get(PATH + "?limit=1").expect(200).json();
        assertThat(page.get("items").get(0).get("id").asString()).isEqualTo(second);
        assertThat(api.get(PATH + "?limit=1&cursor=" + page.get("next").asString())
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(first);
        Api viewer = organisations.join(organisation, Role.VIEWER).api();
        viewer.get(PATH).expect(200);
        viewer.post(PATH, Map.of("title", "Mine", "text", "No.")).expect(403);
        viewer.delete(PATH + "/" + first).expect(403);
        Api neighbour = organisations.found().api();
        neighbour.get(PATH + "/" + first).expect(404);
        neighbour.delete(PATH + "/" + first).expect(404);
        settled(api, first);
        settled(api, second);
        assertThat(found(neighbour, Map.of("query", "One"))).isEmpty();
    }
}
