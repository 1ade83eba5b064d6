package io.insaka.sandbox.gateway;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The product behind a workflow builder. */
@ProductTest
class GatewayTest {
    private static final String SECRET = "between the two of us";

    @Autowired
    Organisations organisations;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<HttpResponse<String>> answers = new CopyOnWriteArrayList<>();
    private final GatewaySimulator builder = new GatewaySimulator(SECRET, Clock.systemUTC(), this::carry);
    private final SimulatorServer server = SimulatorServer.start(0, "/builder", builder);
    private Api api = Api.stranger("http://localhost");
    private String channel = "";

    @AfterEach
    void close() {
        server.close();
        client.shutdownNow();
    }

    private void connect(Map<String, String> more) {
        api = organisations.found().api();
        var settings = new HashMap<>(Map.of("secret", SECRET));
        settings.putAll(more);
        channel = api.post("/api/v1/channels", Map.of("kind", "gateway", "name", "Builder", "settings", settings))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private Map<String, String> callback() {
        return Map.of("callbackUrl", server.address() + "/callback");
    }

    private void carry(GatewaySimulator.Call call) {
        try {
            answers.add(client.send(
                    HttpRequest.newBuilder(URI.create(organisations.baseUrl() + "/webhooks/gateway/" + channel))
                            .header("Content-Type", "application/json")
                            .header("X-Insaka-Timestamp", call.timestamp())
                            .header("X-Insaka-Signature", call.signature())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> says(String id, String text) {
        ObjectNode message =
                Json.object().put("id", id).put("channel", "whatsapp").put("text", text);
        message.putObject("from").put("id", "260971234567").put("name", "Mwila");
        builder.post(message);
        return answers.getLast();
    }

    private List<JsonNode> outbound() {
        JsonNode conversation = api.get("/api/v1/conversations?channel=" + channel)
                .expect(200)
                .json()
                .path("items")
                .path(0);
        return api.get("/api/v1/conversations/" + conversation.path("id").asString() + "/messages?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(message -> message.path("direction").asString().equals("outbound"))
                .toList();
    }

    private void awaitDelivered(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outbound())
                        .hasSize(count)
                        .allMatch(message -> message.path("status").asString().equals("delivered")));
    }

    @Test
    void repliesByCallbackAndHearsThatItArrived() {
        connect(callback());
        assertThat(says("m1", "hello").statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> !builder.taken().isEmpty());
        assertThat(builder.taken().getFirst().path("to").path("id").asString()).isEqualTo("260971234567");
        assertThat(builder.taken().getFirst().path("to").path("channel").asString())
                .isEqualTo("whatsapp");
        awaitDelivered(builder.taken().size());
        int before = builder.taken().size();
        says("m1", "hello");
        says("m2", "hello again");
        await().atMost(PATIENCE).until(() -> builder.taken().size() > before);
    }

    @Test
    void triesAgainUnderTheSameIdAndIsTakenOnce() {
        connect(callback());
        builder.failNext(Answer.json(503, "{}"));
        builder.failNext(Answer.json(503, "{}"));
        says("m1", "hello");
        await().atMost(PATIENCE).until(() -> !builder.taken().isEmpty());
        awaitDelivered(outbound().size());
        assertThat(builder.taken()).hasSize(outbound().size());
        assertThat(builder.calls()).isEqualTo(outbound().size() + 2);
    }

    @Test
    void answersABuilderThatWaitsAndCallsItNotAsWell() {
        var settings = new HashMap<>(callback());
        settings.put("synchronous", "true");
        connect(settings);
        HttpResponse<String> answer = says("m1", "hello");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode replies = Json.read(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .orElseThrow()
                .path("replies");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outbound())
                        .hasSize(replies.size())
                        .allMatch(message -> message.path("status").asString().equals("sent")));
        assertThat(replies.path(0).path("id").asString())
                .isEqualTo(outbound().getFirst().path("id").asString());
        assertThat(builder.taken()).isEmpty();
    }

    @Test
    void answersNothingWhileAPersonThinksAndCallsBackLater() {
        var settings = new HashMap<>(callback());
        settings.put("synchronous", "2");
        connect(settings);
        says("m1", "hello");
        String conversation = api.get("/api/v1/conversations?channel=" + channel)
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        api.post("/api/v1/conversations/" + conversation + "/take", Map.of()).expect(200);
        HttpResponse<String> answer = says("m2", "are you there?");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        api.post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", "Now I am"))
                .expect(201);
        await().atMost(PATIENCE)
                .until(() -> builder.taken().stream()
                        .anyMatch(message -> message.path("text").asString("").equals("Now I am")));
    }

    private JsonNode health() {
        return api.get("/api/v1/channels/" + channel).expect(200).json().path("health");
    }

    private void alarms(ObjectNode alarm) {
        ObjectNode body = Json.object();
        body.putArray("alarms").add(alarm);
        builder.post(body);
    }

    @Test
    void showsHowABridgeStandsAndItsAlarms() {
        var settings = new HashMap<>(callback());
        settings.put("bridge", "true");
        connect(settings);
        builder.failNext(
                Answer.json(200, "{\"bridge\": {\"state\": \"pairing\", \"code\": \"data:image/png;base64,aaaa\"}}"));
        JsonNode bridge =
                api.get("/api/v1/channels/" + channel + "/bridge").expect(200).json();
        assertThat(bridge.path("state").asString()).isEqualTo("pairing");
        assertThat(bridge.path("code").asString()).isEqualTo("data:image/png;base64,aaaa");

        alarms(Json.object().put("id", "a1").put("code", "bridge-unfit").put("text", "No selector fits."));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(health().path("state").asString()).isEqualTo("failing");
            assertThat(health().path("reason").asString()).isEqualTo("alarm");
            assertThat(health().path("lastError").path("text").asString()).isEqualTo("No selector fits.");
        });
        alarms(Json.object().put("id", "a2").put("over", true));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(health().path("state").asString()).isEqualTo("ok"));

        api.patch("/api/v1/channels/" + channel, Map.of("settings", Map.of("bridge", "no")))
                .expect(200);
        assertThat(api.get("/api/v1/channels/" + channel + "/bridge")
                        .expect(404)
                        .code())
                .isEqualTo("channels/no-bridge");
        organisations
                .found()
                .api()
                .get("/api/v1/channels/" + channel + "/bridge")
                .expect(404);
    }

    @Test
    void believesNothingThatIsNotSigned() {
        connect(callback());
        Api.Response answer = Api.stranger(organisations.baseUrl())
                .withHeader("X-Insaka-Signature", "sha256=00")
                .post("/webhooks/gateway/" + channel, Map.of("id", "m1", "from", "1", "text", "hi"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("webhooks/wrong-signature");
    }
}
