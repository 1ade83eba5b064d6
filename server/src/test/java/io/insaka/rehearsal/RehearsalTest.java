package io.insaka.rehearsal;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProductTest
class RehearsalTest {
    private static final String PARKING = "where can I park my car";
    private static final String UMBRELLAS = "do you lend umbrellas to guests";
    private static final Map<String, Object> LENDING =
            Map.of("question", "Do you lend umbrellas?", "answer", "Yes, at the reception.");

    /**
     * What may change meanwhile: the rehearsal itself, who did it, that they were there, and what models cost; and how the
     * channel is doing, which is looked at by the clock.
     */
    private static final Set<String> LEDGERS = Set.of(
            // What was said before is counted some seconds late; what models cost in the call's own commit.
            "analytics_cost",
            "analytics_course",
            "analytics_day",
            "analytics_progress",
            "rehearsal",
            "audit_entry",
            "audit_head",
            "audit_personal",
            "channel_health",
            "live_event", // tells of that; conversations have none
            "api_token",
            "agent_spend",
            "knowledge_embedding", // the model is new: its vectors are being made meanwhile
            "llm_call",
            "llm_month",
            "llm_model_month");

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient tenantJdbc;

    private Organisations.Organisation organisation;
    private Api api;
    private String article;

    @BeforeEach
    void customersAsk() {
        organisation = organisations.found();
        api = organisation.api();
        article = api.post("/api/v1/articles", Map.of("question", "Where can I park?", "answer", "Behind the hall."))
                .expect(201)
                .json()
                .path("id")
                .asString();
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(
                text("260970000001", "m1", PARKING),
                text("260970000001", "m2", "menu"),
                text("260970000001", "m3", "hello"),
                text("260970000002", "m4", "Where can I park my CAR"),
                text("260970000003", "m5", UMBRELLAS));
        account.awaitBalanced(5);
        await().atMost(PATIENCE).until(() -> account.sent().size() == 5);
        account.conversations()
                .forEach(conversation -> await().atMost(PATIENCE)
                        .until(() -> account.messages(conversation.path("id").asString()).stream()
                                .noneMatch(message -> Set.of("queued", "sending")
                                        .contains(message.path("status").asString()))));
    }

    private String model() {
        String key = "sandbox-rehearsal-" + UUID.randomUUID();
        api.post(
                        "/api/v1/models",
                        Map.of(
                                "name", "Simulated",
                                "kind", "openai",
                                "baseUrl", organisations.baseUrl() + "/sandbox/llm/openai/v1",
                                "apiKey", key,
                                "model", "gpt-4o-mini"))
                .expect(201);
        return key;
    }

    private Api control(String key) {
        return organisations.stranger().withHeader("Authorization", "Bearer " + key);
    }

    private static Map<String, Object> drafted(String prompt) {
        return Map.of("last", 10, "prompt", Map.of("role", "conversation", "text", prompt));
    }

    private String start(Map<String, Object> wanted) {
        return api.post("/api/v1/rehearsals", wanted)
                .expect(202)
                .json()
                .at("/rehearsal/id")
                .asString();
    }

    private JsonNode over(String id) {
        String at = "/api/v1/rehearsals/" + id;
        await().atMost(PATIENCE)
                .until(() -> !api.get(at)
                        .expect(200)
                        .json()
                        .at("/rehearsal/state")
                        .asString()
                        .equals("running"));
        return api.get(at).expect(200).json();
    }

    private int toldOfConversations() {
        return transactions.call(
                organisation.tenant(),
                () -> tenantJdbc
                        .sql("SELECT count(*) FROM live_event WHERE tenant_id = ? AND conversation_id IS NOT NULL")
                        .param(organisation.tenant().value())
                        .query(Integer.class)
                        .single());
    }

    private static JsonNode item(JsonNode rehearsal, String question) {
        for (JsonNode item : rehearsal.path("items")) {
            if (item.path("question").asString().equalsIgnoreCase(question)) {
                return item;
            }
        }
        throw new AssertionError("nobody asked " + question + ": " + rehearsal);
    }

    @Test
    void comparesWhatIsSaidWithOtherArticlesAndChangesNothing() {
        TenantRows before = TenantRows.of(transactions, tenantJdbc, organisation.tenant());
        int told = toldOfConversations();
        var articles = List.of(LENDING, Map.of("id", article, "removed", true));
        JsonNode over = over(start(Map.of("last", 10, "articles", articles)));

        assertThat(toldOfConversations()).isEqualTo(told);
        assertThat(before.changed(TenantRows.of(transactions, tenantJdbc, organisation.tenant())))
                .contains("rehearsal")
                .isSubsetOf(LEDGERS);
        JsonNode head = over.path("rehearsal");
        assertThat(head.path("state").asString()).isEqualTo("done");
        assertThat(head.path("local").asBoolean()).isTrue();
        assertThat(head.path("total").asInt())
                .as("neither the command nor the greeting, and the same words once")
                .isEqualTo(2);
        JsonNode answered = item(over, UMBRELLAS);
        assertThat(answered.path("verdict").asString()).isEqualTo("now-answered");
        assertThat(answered.at("/before/kind").asString()).isEqualTo("unknown");
        assertThat(answered.at("/after/words").asString()).isEqualTo("Yes, at the reception.");
        assertThat(answered.at("/after/sources/0/title").asString()).isEqualTo("Do you lend umbrellas?");
        JsonNode lost = item(over, PARKING);
        assertThat(lost.path("verdict").asString()).isEqualTo("no-longer-answered");
        assertThat(lost.at("/before/words").asString()).isEqualTo("Behind the hall.");
        assertThat(head.at("/counts/nowAnswered").asInt()).isEqualTo(1);
        assertThat(head.at("/counts/noLongerAnswered").asInt()).isEqualTo(1);
        assertThat(api.get("/api/v1/articles").expect(200).json().path("items")).hasSize(1);
    }

    @Test
    void comparesADraftOfInstructionsAndTellsTheLedgerSo() {
        String rules = "/sandbox/llm/_control/rules";
        Api world = control(model());
        world.post(rules, Map.of("when", "umbrellas", "says", "I am not sure.")).expect(200);
        world.post(rules, Map.of("whenSystem", "Greet in rhyme", "says", "Hello, my friend!"))
                .expect(200);
        TenantRows before = TenantRows.of(transactions, tenantJdbc, organisation.tenant());
        int told = toldOfConversations();
        JsonNode over = over(start(drafted("Greet in rhyme.")));

        JsonNode asked = item(over, UMBRELLAS);
        assertThat(asked.path("asked").asBoolean()).isTrue();
        assertThat(asked.at("/after/words").asString()).isEqualTo("Hello, my friend!");
        assertThat(asked.path("verdict").asString()).isEqualTo("now-answered");
        JsonNode known = item(over, PARKING);
        assertThat(known.path("asked").asBoolean())
                .as("an article answers it without a model")
                .isFalse();
        assertThat(known.path("verdict").asString()).isEqualTo("same");
        assertThat(over.at("/rehearsal/cost").asDouble()).isPositive();
        assertThat(toldOfConversations()).isEqualTo(told);
        Set<String> changed = before.changed(TenantRows.of(transactions, tenantJdbc, organisation.tenant()));
        assertThat(changed).contains("llm_call", "llm_month").isSubsetOf(LEDGERS);
        assertThat(transactions.call(
                        organisation.tenant(),
                        () -> tenantJdbc
                                .sql("SELECT count(*) FROM llm_call WHERE rehearsal AND conversation_id IS NULL")
                                .query(Long.class)
                                .single()))
                .isEqualTo(transactions.call(
                        organisation.tenant(),
                        () -> tenantJdbc
                                .sql("SELECT count(*) FROM llm_call")
                                .query(Long.class)
                                .single()));
        masksWordsForThoseWhoMayNotAnswer(over.at("/rehearsal/id").asString());
    }

    private void masksWordsForThoseWhoMayNotAnswer(String id) {
        JsonNode seen = token("agents:manage", "conversations:read")
                .get("/api/v1/rehearsals/" + id)
                .expect(200)
                .json();
        assertThat(seen.path("masked").asBoolean()).isTrue();
        assertThat(seen.path("items")).hasSize(2);
        assertThat(seen.toString()).doesNotContain("umbrellas").doesNotContain("my friend");
        token("agents:manage").get("/api/v1/rehearsals/" + id).expect(403);
        assertThat(organisations
                        .found()
                        .api()
                        .get("/api/v1/rehearsals/" + id)
                        .expect(404)
                        .code())
                .isEqualTo("rehearsals/unknown");
    }

    private Api token(String... scopes) {
        String token = api.post("/api/v1/tokens", Map.of("name", "Limited", "scopes", List.of(scopes)))
                .expect(201)
                .json()
                .path("token")
                .asString();
        return Api.withToken(organisations.baseUrl(), token);
    }

    @Test
    void runsOneAtATimeAndCanBeCanceled() {
        control(model())
                .put("/sandbox/llm/_control/latency", Map.of("ms", 4_000))
                .expect(200);
        String id = start(drafted("Greet in rhyme."));
        assertThat(api.post("/api/v1/rehearsals", drafted("Greet in prose."))
                        .expect(409)
                        .code())
                .isEqualTo("rehearsals/running");
        JsonNode canceled =
                api.post("/api/v1/rehearsals/" + id + "/cancel").expect(200).json();
        assertThat(canceled.path("state").asString()).isEqualTo("canceled");
        String next = start(drafted("Greet in prose."));
        api.post("/api/v1/rehearsals/" + next + "/cancel").expect(200);
        assertThat(api.get("/api/v1/rehearsals").expect(200).json().path("items"))
                .extracting(one -> one.path("state").asString())
                .containsExactly("canceled", "canceled");
        assertThat(over(id).at("/rehearsal/state").asString()).isEqualTo("canceled");
    }

    @Test
    void refusesWhatWouldTellNothing() {
        assertThat(api.post("/api/v1/rehearsals", drafted("Greet in rhyme."))
                        .expect(409)
                        .code())
                .isEqualTo("rehearsals/no-model");
        assertThat(api.post("/api/v1/rehearsals", drafted("Hello {{nobody}}."))
                        .expect(422)
                        .code())
                .isEqualTo("agents/unknown-placeholder");
        assertThat(api.post("/api/v1/rehearsals", Map.of("last", 5)).expect(422).code())
                .isEqualTo("rehearsals/invalid");
        assertThat(api.post("/api/v1/rehearsals", Map.of("last", 51, "articles", List.of(LENDING)))
                        .expect(400)
                        .code())
                .isEqualTo("request/invalid");
        var other = new HashMap<String, Object>(drafted("Sum up."));
        other.put("prompt", Map.of("role", "crm", "text", "Sum up."));
        api.post("/api/v1/rehearsals", other).expect(422);
        JsonNode nothing = organisations
                .found()
                .api()
                .post("/api/v1/rehearsals", Map.of("last", 5, "articles", List.of(LENDING)))
                .expect(202)
                .json();
        assertThat(nothing.at("/rehearsal/state").asString()).isEqualTo("done");
        assertThat(nothing.at("/rehearsal/total").asInt()).isZero();
    }
}
