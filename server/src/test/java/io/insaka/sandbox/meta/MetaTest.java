package io.insaka.sandbox.meta;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The product on Messenger and on Instagram, from the customer's words to the inbox and back. */
@ProductTest
class MetaTest {
    private static final String CUSTOMER = "7001200300400";
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    Organisations organisations;

    private final MetaSimulator meta = new MetaSimulator(Clock.systemUTC());
    private final SimulatorServer graph = SimulatorServer.start(0, "/graph", meta);
    private Api api = Api.stranger("http://localhost");
    private String page = "";
    private String channel = "";

    @AfterEach
    void close() {
        graph.close();
        meta.close();
    }

    private void connect(String kind) {
        var organisation = organisations.found();
        api = organisation.api();
        page = "10" + Math.abs(organisation.tenant().hashCode());
        JsonNode created = api.post(
                        "/api/v1/channels",
                        Map.of(
                                "kind",
                                kind,
                                "name",
                                "Our page",
                                "settings",
                                Map.of(
                                        "pageId", page,
                                        "accessToken", "EAA-token",
                                        "appSecret", "app-secret",
                                        "verifyToken", "verify-me",
                                        "baseUrl", graph.address().toString())))
                .expect(201)
                .json();
        channel = created.path("id").asString();
        assertThat(created.path("webhookUrl").asString()).endsWith("/webhooks/" + kind + "/" + channel);
        meta.register(new Page(
                kind.equals("instagram"),
                page,
                "EAA-token",
                "app-secret",
                "verify-me",
                URI.create(organisations.baseUrl() + "/webhooks/" + kind + "/" + channel)));
        assertThat(api.post("/api/v1/channels/" + channel + "/test", Map.of())
                        .expect(200)
                        .json()
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    private JsonNode conversation() {
        return api.get("/api/v1/conversations?channel=" + channel)
                .expect(200)
                .json()
                .path("items")
                .path(0);
    }

    private String conversationId() {
        await().atMost(PATIENCE).until(() -> conversation().has("id"));
        return conversation().path("id").asString();
    }

    private List<JsonNode> messages() {
        return api.get("/api/v1/conversations/" + conversationId() + "/messages?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private List<JsonNode> outbound() {
        return messages().stream()
                .filter(message -> message.path("direction").asString().equals("outbound"))
                .toList();
    }

    private List<String> inbound() {
        return messages().stream()
                .filter(message -> message.path("direction").asString().equals("inbound"))
                .map(message -> message.path("text").asString())
                .toList();
    }

    private void awaitAnswer() {
        await().atMost(PATIENCE).until(() -> !meta.taken(page).isEmpty());
        awaitQuiet();
    }

    /** Every webhook has been worked off, and nothing waits to be sent. */
    private void awaitQuiet() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode sums = api.get("/api/v1/intake/balance?channel=" + channel)
                    .expect(200)
                    .json();
            assertThat(sums.path("waiting").asInt()).isZero();
            assertThat(sums.path("dead").asInt() + sums.path("quarantined").asInt())
                    .isZero();
            assertThat(outbound())
                    .noneMatch(message -> List.of("queued", "sending", "unsure")
                            .contains(message.path("status").asString()));
        });
    }

    private void reply(String text) {
        api.post("/api/v1/conversations/" + conversationId() + "/messages", Map.of("text", text))
                .expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void answersACustomerAndLetsATeammateGoOn(String kind) {
        connect(kind);
        meta.deliverTwice(page);
        meta.says(page, CUSTOMER, "hello");
        awaitAnswer();
        assertThat(conversation().path("channelKind").asString()).isEqualTo(kind);
        assertThat(inbound()).containsExactly("hello");
        int answers = meta.taken(page).size();
        assertThat(outbound()).hasSize(answers);

        reply("A person here");
        await().atMost(PATIENCE).until(() -> meta.taken(page).size() == answers + 1);
        awaitQuiet();
        assertThat(meta.taken(page).getLast().words()).isEqualTo("A person here");
        String reached = kind.equals("messenger") ? "delivered" : "read";
        await().atMost(PATIENCE)
                .until(() -> outbound().getLast().path("status").asString().equals(reached));
        assertThat(outbound()).hasSize(answers + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void sendsOnceWhatWasTakenWithoutAnAnswer(String kind) {
        connect(kind);
        meta.says(page, CUSTOMER, "hello");
        awaitAnswer();
        int before = meta.taken(page).size();
        meta.failNext(page, new Answer.Drop());
        reply("Only once, please");
        await().atMost(PATIENCE).until(() -> meta.taken(page).size() > before);
        awaitQuiet();
        assertThat(meta.taken(page)).hasSize(before + 1);
        assertThat(outbound())
                .filteredOn(message -> message.path("text").asString().equals("Only once, please"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void handsOverWhenSomebodyAnswersInAnotherTool(String kind) {
        connect(kind);
        meta.says(page, CUSTOMER, "hello");
        awaitAnswer();
        int answers = meta.taken(page).size();
        meta.answersElsewhere(page, CUSTOMER, "From the page's inbox");
        await().atMost(PATIENCE)
                .until(() ->
                        conversation().path("holder").path("kind").asString().equals("queue"));
        assertThat(outbound().getLast().path("text").asString()).isEqualTo("From the page's inbox");
        meta.says(page, CUSTOMER, "thank you");
        await().atMost(PATIENCE).until(() -> inbound().contains("thank you"));
        awaitQuiet();
        assertThat(meta.taken(page)).hasSize(answers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void showsWhatAnotherAppAnswersAndStaysSilent(String kind) {
        connect(kind);
        ObjectNode part = Json.object();
        part.putObject("message").put("mid", "m_standby").put("text", "for the other app");
        meta.doesOnStandby(page, CUSTOMER, part);
        await().atMost(PATIENCE).until(() -> inbound().contains("for the other app"));
        awaitQuiet();
        assertThat(meta.taken(page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void storesFilesAndMarksWhatWasRead(String kind) {
        connect(kind);
        meta.says(page, CUSTOMER, "hello");
        awaitAnswer();
        meta.sends(page, CUSTOMER, graph.address().toString(), new Answer.Reply(200, "image/png", Map.of(), PIXEL));
        await().atMost(PATIENCE)
                .until(() -> messages().stream()
                        .anyMatch(message -> message.path("attachments")
                                .path(0)
                                .path("state")
                                .asString("")
                                .equals("stored")));
        awaitQuiet();
        ObjectNode read = Json.object();
        read.putObject("read").put("watermark", System.currentTimeMillis());
        meta.does(page, CUSTOMER, read);
        await().atMost(PATIENCE)
                .until(() -> outbound().stream()
                        .allMatch(message -> message.path("status").asString().equals("read")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void asksWhatACustomerIsCalledAsideFromTheirMessage(String kind) {
        connect(kind);
        meta.calls("7009", "Thandiwe Mumba");
        meta.says(page, "7009", "menu");
        await().atMost(PATIENCE)
                .until(() ->
                        conversation().path("contact").path("name").asString().equals("Thandiwe Mumba"));
        meta.says(page, "7010", "menu");
        await().atMost(PATIENCE).until(() -> meta.taken(page).size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void asksToBeReconnectedWhenTheTokenEndsAndSendsWhatWaited(String kind) {
        connect(kind);
        meta.failNext(
                page,
                Answer.json(
                        400,
                        "{\"error\":{\"message\":\"Session has expired\",\"type\":\"OAuthException\",\"code\":190,"
                                + "\"error_subcode\":463}}"));
        meta.says(page, "7011", "menu");
        await().atMost(PATIENCE).until(() -> state().equals("expired"));
        assertThat(meta.taken(page)).isEmpty();
        api.patch("/api/v1/channels/" + channel, Map.of("settings", Map.of("accessToken", "EAA-token")))
                .expect(200);
        await().atMost(PATIENCE).until(() -> meta.taken(page).size() == 1);
        await().atMost(PATIENCE).until(() -> state().equals("ok"));
    }

    private String state() {
        return api.get("/api/v1/channels/" + channel)
                .expect(200)
                .json()
                .at("/health/state")
                .asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void keepsSeveralFilesOneMessage(String kind) {
        connect(kind);
        meta.does(
                page,
                "7012",
                Json.read("""
                {"message": {"mid": "m_files", "text": "menu", "attachments": [
                {"type": "image", "payload": {"url": "%1$s/gone-1"}}, {"type": "file", "payload": {"url": "%1$s/gone-2"}}]}}""".formatted(graph.address()).getBytes()).orElseThrow());
        await().atMost(PATIENCE).until(() -> meta.taken(page).size() == 1);
        JsonNode message = messages().getFirst();
        assertThat(message.path("text").asString()).isEqualTo("menu");
        assertThat(message.path("attachments")
                        .valueStream()
                        .map(file -> file.path("type").asString()))
                .containsExactly("image", "document");
        assertThat(messages().stream()
                        .filter(each -> each.path("direction").asString().equals("inbound")))
                .hasSize(1);
    }
}
