package io.insaka.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Messages and drafts in another language, by a simulated model. */
@ProductTest
class TranslationApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CARD = "4539 1488 0343 6467";
    private static final String ASKED = "Bonjour, avez-vous une table pour deux ce soir ? Ma carte : " + CARD;

    @Autowired
    Organisations organisations;

    @Value("${insaka.database-url}")
    String url = "";

    private Api api = Api.stranger("");
    private String key = "";
    private String thread = "";
    private String message = "";

    @BeforeEach
    void aCustomerWroteFrench() {
        var organisation = organisations.found();
        api = organisation.api();
        key = "sandbox-" + organisation.tenant();
        String number = "translated-" + organisation.tenant();
        api.post(
                        "/api/v1/channels",
                        Map.of(
                                "kind",
                                "whatsapp",
                                "name",
                                "Shop",
                                "settings",
                                Map.of(
                                        "phoneNumberId", number,
                                        "accessToken", "token-" + number,
                                        "appSecret", "secret-" + number,
                                        "verifyToken", "verify-" + number,
                                        "baseUrl", api.baseUrl() + "/sandbox/graph")))
                .expect(201);
        api.post(
                        "/api/v1/sandbox/phones/" + number + "/260971230061/messages",
                        Map.of("type", "text", "text", ASKED, "profileName", "Aline"))
                .expect(201);
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/v1/conversations")
                        .expect(200)
                        .json()
                        .at("/items/0/lastMessage")
                        .isObject());
        thread = "/api/v1/conversations/"
                + api.get("/api/v1/conversations").json().at("/items/0/id").asString();
        await().atMost(PATIENCE).until(() -> messages().stream().anyMatch(TranslationApiTest::inbound));
        message = messages().stream()
                .filter(TranslationApiTest::inbound)
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private List<JsonNode> messages() {
        return api.get(thread + "/messages")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private static boolean inbound(JsonNode message) {
        return message.path("direction").asString().equals("inbound");
    }

    private Api control() {
        return Api.stranger(api.baseUrl() + "/sandbox/llm/_control").withHeader("Authorization", "Bearer " + key);
    }

    private void connect() {
        api.post(
                        "/api/v1/models",
                        Map.of(
                                "kind", "openai",
                                "name", "Translating",
                                "baseUrl", api.baseUrl() + "/sandbox/llm/openai/v1",
                                "apiKey", key,
                                "model", "gpt-4o-mini"))
                .expect(201);
        says("fr", "en", "Hello, do you have a table for two tonight? My card: \u27E6card-1\u27E7");
    }

    private void says(String said, String into, String words) {
        control()
                .post(
                        "/rules",
                        Map.of(
                                "whenSystem",
                                "You translate for",
                                "json",
                                Map.of("language", said, "into", into, "translation", words)))
                .expect(200);
    }

    private Api.Response translate(String language) {
        return api.post("/api/v1/messages/" + message + "/translation", Map.of("language", language));
    }

    private int asked() {
        return everything()
                .sql("SELECT count(*) FROM llm_call WHERE tenant_id = :tenant AND agent = 'translator'")
                .param("tenant", UUID.fromString(key.substring("sandbox-".length())))
                .query(Integer.class)
                .single();
    }

    @Test
    void isAbsentWithoutAModel() {
        JsonNode outlook = api.get(thread + "/translation").expect(200).json();
        assertThat(outlook.path("ready").asBoolean()).isFalse();
        assertThat(translate("en").expect(409).code()).isEqualTo("translation/no-model");
    }

    @Test
    void translatesOnceAndKeepsIt() {
        connect();
        JsonNode outlook = api.get(thread + "/translation").expect(200).json();
        assertThat(outlook.path("ready").asBoolean()).isTrue();
        JsonNode made = translate("en").expect(200).json();
        assertThat(made.path("said").asString()).isEqualTo("fr");
        assertThat(made.path("text").asString())
                .as("the number is put back that no model saw")
                .isEqualTo("Hello, do you have a table for two tonight? My card: " + CARD);
        String journal = control().get("/journal?limit=200").expect(200).text();
        assertThat(journal).contains("table pour deux").doesNotContain(CARD);
        int before = asked();
        says("fr", "en", "Something else");
        assertThat(translate("en").expect(200).json()).isEqualTo(made);
        JsonNode page = api.post(thread + "/translations", Map.of("language", "en", "messages", List.of(message)))
                .expect(200)
                .json();
        assertThat(page.at("/items/0")).isEqualTo(made);
        assertThat(asked()).as("the model is not asked again").isEqualTo(before);
        assertThat(messages())
                .anySatisfy(found -> assertThat(found.path("text").asString("")).isEqualTo(ASKED));
    }

    @Test
    void asksNobodyForWhatIsInThatLanguageAlready() {
        connect();
        int before = asked();
        JsonNode page = api.post(thread + "/translations", Map.of("language", "fr", "messages", List.of(message)))
                .expect(200)
                .json();
        assertThat(page.path("items")).isEmpty();
        assertThat(page.at("/same/0").asString()).isEqualTo(message);
        assertThat(page.path("failed")).isEmpty();
        assertThat(asked()).isEqualTo(before);
        says("sw", "en", "Whatever the words look like");
        translate("en").expect(200);
        assertThat(api.post(thread + "/translations", Map.of("language", "sw", "messages", List.of(message)))
                        .expect(200)
                        .json()
                        .at("/same/0")
                        .asString())
                .as("a model has said so")
                .isEqualTo(message);
        assertThat(asked()).isEqualTo(before + 1);
        translate("sw").expect(200);
        assertThat(asked()).as("somebody pointed at it").isEqualTo(before + 2);
    }

    @Test
    void twoWhoAskAtOnceCostOne() throws Exception {
        connect();
        int before = asked();
        control().put("/latency", Map.of("ms", 1500)).expect(200);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<JsonNode>> asking = List.of(
                    () -> translate("en").expect(200).json(),
                    () -> translate("en").expect(200).json(),
                    () -> api.post(thread + "/translations", Map.of("language", "en", "messages", List.of(message)))
                            .expect(200)
                            .json()
                            .at("/items/0"));
            List<JsonNode> all =
                    both.invokeAll(asking).stream().map(Future::resultNow).toList();
            assertThat(all).allMatch(all.getFirst()::equals);
        }
        assertThat(asked()).isEqualTo(before + 1);
        assertThat(claims()).isZero();
    }

    @Test
    void whoWasCutOffHoldsUpNobodyForEver() {
        connect();
        claim("en", "now() + interval '2 seconds'");
        translate("en").expect(200);
        assertThat(claims()).isZero();
        claim("pt", "now() - interval '1 second'");
        assertThat(api.post(thread + "/translations", Map.of("language", "pt", "messages", List.of(message)))
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    private void claim(String language, String until) {
        everything()
                .sql(
                        "INSERT INTO translation_claim SELECT tenant_id, id, :language, conversation_id, gen_random_uuid(), "
                                + until + " FROM message WHERE id = :id")
                .param("language", language)
                .param("id", UUID.fromString(message))
                .update();
    }

    private JdbcClient everything() {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    private int claims() {
        return everything()
                .sql("SELECT count(*) FROM translation_claim WHERE message_id = :id AND language = 'en'")
                .param("id", UUID.fromString(message))
                .query(Integer.class)
                .single();
    }

    @Test
    void saysThatItFailedAndTriesAgain() {
        connect();
        control().post("/faults", Map.of("fault", "server_error", "next", 20)).expect(200);
        assertThat(translate("en").expect(503).code()).isEqualTo("translation/failed");
        JsonNode page = api.post(thread + "/translations", Map.of("language", "en", "messages", List.of(message)))
                .expect(200)
                .json();
        assertThat(page.path("items")).isEmpty();
        assertThat(page.at("/failed/0/message").asString()).isEqualTo(message);
    }

    @Test
    void refusesWhatItCannotTranslate() {
        connect();
        assertThat(translate("xx").expect(422).code()).isEqualTo("translation/invalid");
        assertThat(translate("english").expect(400).code()).isNotEmpty();
        assertThat(api.post("/api/v1/messages/" + UUID.randomUUID() + "/translation", Map.of("language", "en"))
                        .expect(404)
                        .code())
                .isEqualTo("translation/unknown-message");
        api.post(thread + "/translations", Map.of("language", "en", "messages", List.of()))
                .expect(400);
        Api stranger = organisations.found().api();
        assertThat(stranger.post("/api/v1/messages/" + message + "/translation", Map.of("language", "en"))
                        .expect(404)
                        .code())
                .isEqualTo("translation/unknown-message");
        stranger.get(thread + "/translation").expect(404);
    }

    @Test
    void putsADraftIntoTheCustomersLanguage() {
        connect();
        says("en", "fr", "Oui, à vingt heures.");
        JsonNode made = api.post(thread + "/draft-translation", Map.of("text", "Yes, at eight."))
                .expect(200)
                .json();
        assertThat(made.path("text").asString()).isEqualTo("Oui, à vingt heures.");
        assertThat(made.path("language").asString()).isEqualTo("fr");
        assertThat(messages())
                .noneSatisfy(
                        found -> assertThat(found.path("text").asString("")).contains("vingt"));
    }
}
