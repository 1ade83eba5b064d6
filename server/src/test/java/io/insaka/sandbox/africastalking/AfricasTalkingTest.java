package io.insaka.sandbox.africastalking;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.sms.Reports;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.Talk;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The product behind a short code at Africa's Talking. */
@ProductTest
class AfricasTalkingTest {
    private static final String KEY = "atsk_fedcba9876543210";
    private static final String SECRET = "between-us-and-them";
    private static final String CUSTOMER = "+260971234567";

    @Autowired
    Organisations organisations;

    private final Talk talk = new Talk();
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final AfricasTalkingSimulator service =
            new AfricasTalkingSimulator("shop", KEY, "20880", Clock.systemUTC(), this::carry);
    private final SimulatorServer server = SimulatorServer.start(0, "/at", service);
    private Api api = Api.stranger("http://localhost");
    private String url = "";

    @BeforeEach
    void connect() {
        api = organisations.found().api();
        var settings = Map.of(
                "username",
                "shop",
                "apiKey",
                KEY,
                "from",
                "20880",
                "secret",
                SECRET,
                "baseUrl",
                server.address().toString());
        JsonNode channel = api.post(
                        "/api/v1/channels", Map.of("kind", "africastalking", "name", "SMS", "settings", settings))
                .expect(201)
                .json();
        url = channel.path("webhookUrl").asString();
        assertThat(URI.create(url).getPath())
                .isEqualTo("/webhooks/africastalking/" + channel.path("id").asString());
        assertThat(api.post("/api/v1/channels/" + channel.path("id").asString() + "/test")
                        .expect(200)
                        .json()
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @AfterEach
    void close() {
        server.close();
        talk.close();
    }

    private void carry(byte[] body) {
        bodies.add(body);
        answers.add(post(body, SECRET));
    }

    private int post(byte[] body, String secret) {
        return talk.form(url + "?secret=" + secret, body, Map.of()).status();
    }

    private void awaitStatuses(String... statuses) {
        await().atMost(PATIENCE).until(() -> Talk.statuses(api).equals(List.of(statuses)));
    }

    @Test
    void answersOnceAndBelievesReportsInAnyOrder() {
        service.report(Reports.REVERSED);
        service.says(CUSTOMER, "menu");
        post(bodies.getFirst(), SECRET);
        awaitStatuses("delivered");
        service.report(Reports.DOUBLED);
        service.failNext(new Answer.Reply(429, "text/plain", Map.of(), "slow".getBytes(StandardCharsets.UTF_8)));
        service.failNext(new Answer.Reply(503, "text/plain", Map.of(), "busy".getBytes(StandardCharsets.UTF_8)));
        service.says(CUSTOMER, "menu");
        awaitStatuses("delivered", "delivered");
        assertThat(service.sent()).hasSize(2).allMatch(sent -> sent.to().equals(CUSTOMER));
        assertThat(Talk.inbound(api)).containsExactly("menu", "menu");
        assertThat(answers).containsOnly(200);
    }

    @Test
    void leavesWhatNobodyKnowsToAPerson() {
        service.failNext(new Answer.Drop());
        service.says(CUSTOMER, "menu");
        awaitStatuses("failed");
        assertThat(service.sent()).hasSize(1);
        assertThat(api.get("/api/v1/dead-letters").expect(200).json().path("items"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.toString()).contains("no-answer"));
    }

    @Test
    void remembersWhoOptedOutAtTheNetwork() {
        service.says(CUSTOMER, "hello");
        awaitStatuses("delivered");
        service.optsOut(CUSTOMER);
        await().atMost(PATIENCE).until(() -> Talk.optedOut(api));
    }

    @Test
    void refusesWhoDoesNotKnowTheSecret() {
        service.says(CUSTOMER, "menu");
        assertThat(post(bodies.getFirst(), "another-secret")).isEqualTo(401);
        assertThat(talk.form(url, bodies.getFirst(), Map.of()).status()).isEqualTo(401);
        assertThat(post("%%%".getBytes(StandardCharsets.US_ASCII), SECRET)).isEqualTo(200);
    }
}
