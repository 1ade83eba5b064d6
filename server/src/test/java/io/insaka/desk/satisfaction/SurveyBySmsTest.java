package io.insaka.desk.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.africastalking.AfricasTalkingSimulator;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.Talk;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where there is nothing to tap, a number is typed. */
@ProductTest
class SurveyBySmsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SECRET = "between-us-and-them";
    private static final String CUSTOMER = "+260971234567";

    @Autowired
    Organisations organisations;

    private final Talk talk = new Talk();
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final AfricasTalkingSimulator service =
            new AfricasTalkingSimulator("shop", "at-key-000", "20880", Clock.systemUTC(), this::carry);
    private final SimulatorServer server = SimulatorServer.start(0, "/at", service);
    private Api api = Api.stranger("http://localhost");
    private String url = "";

    @BeforeEach
    void connect() {
        api = organisations.found().api();
        var settings = Map.of(
                "username", "shop",
                "apiKey", "at-key-000",
                "from", "20880",
                "secret", SECRET,
                "baseUrl", server.address().toString());
        url = api.post("/api/v1/channels", Map.of("kind", "africastalking", "name", "SMS", "settings", settings))
                .expect(201)
                .json()
                .path("webhookUrl")
                .asString();
        api.put(
                        "/api/v1/satisfaction",
                        Map.of(
                                "enabled",
                                true,
                                "byItself",
                                false,
                                "delayMinutes",
                                0,
                                "daysBetween",
                                7,
                                "comment",
                                true))
                .expect(200);
    }

    @AfterEach
    void close() {
        server.close();
        talk.close();
    }

    private void carry(byte[] body) {
        bodies.add(body);
        talk.form(url + "?secret=" + SECRET, body, Map.of());
    }

    private JsonNode conversation() {
        return api.get("/api/v1/conversations?status=all").expect(200).json().at("/items/0");
    }

    private void awaitSent(String words, int times) {
        await().atMost(PATIENCE)
                .until(() -> service.sent().stream()
                                .filter(sent -> sent.toString().contains(words))
                                .count()
                        == times);
    }

    @Test
    void numbersTheAnswersAndTakesTheNumberOnce() {
        service.says(CUSTOMER, "agent");
        await().atMost(PATIENCE)
                .until(() -> conversation().at("/holder/kind").asString().equals("queue"));
        String path = "/api/v1/conversations/" + conversation().path("id").asString();
        api.post(path + "/take", Map.of()).expect(200);
        api.post(path + "/messages", Map.of("text", "It is on its way.")).expect(201);
        api.post(path + "/resolve", Map.of()).expect(200);
        awaitSent("5. Very well", 1);
        service.says(CUSTOMER, "4");
        awaitSent("tell us why", 1);
        talk.form(url + "?secret=" + SECRET, bodies.getLast(), Map.of());
        service.says(CUSTOMER, "Quick and kind");
        awaitSent("Thank you for your answer", 1);
        JsonNode answers =
                api.get("/api/v1/satisfaction/answers").expect(200).json().path("items");
        assertThat(answers).hasSize(1);
        assertThat(answers.at("/0/score").asInt()).isEqualTo(4);
        assertThat(answers.at("/0/comment").asString()).isEqualTo("Quick and kind");
        assertThat(conversation().path("status").asString()).isEqualTo("resolved");
        service.says(CUSTOMER, "agent");
        await().atMost(PATIENCE)
                .until(() -> conversation().at("/holder/kind").asString().equals("queue"));
        awaitSent("tell us why", 1);
    }
}
