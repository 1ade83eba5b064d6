package io.insaka.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.sandbox.push.PushServiceSimulator;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProductTest
@Timeout(90)
class ChatPushTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    Organisations organisations;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient tenantJdbc;

    private final PushServiceSimulator service = new PushServiceSimulator(Clock.systemUTC());
    private Organisation organisation;
    private String channel = "";
    private Browser browser;
    private String conversation = "";

    /** A person holds the thread, so that no bot speaks in between. */
    @BeforeEach
    void arrive() {
        organisation = organisations.found();
        channel = Browser.connect(organisation, Map.of("branding", "{\"title\":\"Mwamba Clinic\"}"));
        browser = Browser.open(organisations.baseUrl(), channel, Map.of());
        browser.post(Browser.text("I lost my jacket")).expect(200);
        await().atMost(PATIENCE).until(() -> browser.texts().contains("I lost my jacket"));
        conversation = organisation
                .api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        reply("one moment");
        await().atMost(PATIENCE).until(() -> browser.texts().contains("one moment"));
    }

    @AfterEach
    void leave() {
        service.close();
        assertThat(service.faults()).isEmpty();
    }

    private void reply(String text) {
        organisation
                .api()
                .withHeader("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", text))
                .expect(201);
    }

    private void subscribe() {
        browser.api().post(browser.path("push"), service.subscription()).expect(204);
    }

    private List<Long> told() {
        return transactions.call(
                organisation.tenant(),
                () -> tenantJdbc
                        .sql("SELECT told FROM chat_push WHERE claimed_until IS NULL")
                        .query(Long.class)
                        .list());
    }

    private void awaitBodies(String... bodies) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.bodies()).containsExactly(bodies));
    }

    @Test
    void whoHasNoPageOpenIsNotifiedOfEachMessageOnce() {
        assertThat(browser.session().at("/capabilities/push").asBoolean()).isTrue();
        String key = browser.api()
                .get(browser.path("push"))
                .expect(200)
                .json()
                .get("key")
                .asString();
        subscribe();
        reply("we found it");
        awaitBodies("we found it");
        JsonNode news = service.taken().getFirst();
        assertThat(news.path("title").asString()).isEqualTo("Mwamba Clinic");
        assertThat(news.path("url").asString()).isEqualTo("/chat/" + channel);
        assertThat(news.path("tag").asString()).isEqualTo(channel);
        assertThat(news.path("messageId").asString())
                .isEqualTo(browser.messages().getLast().get("id").asString());
        assertThat(service.signers()).containsExactly(key);

        try (var stream = new EventStream(browser, null)) {
            await().atMost(PATIENCE).until(() -> stream.names().contains("ready"));
            reply("it is blue");
            await().atMost(PATIENCE).until(() -> stream.texts().contains("it is blue"));
            String id = browser.messages().getLast().get("id").asString();
            // As the widget does with whatever its stream brings.
            browser.post(Map.of("id", UUID.randomUUID().toString(), "type", "delivered", "refs", List.of(id)))
                    .expect(200);
            await().atMost(PATIENCE)
                    .until(() -> browser.messages()
                            .getLast()
                            .get("status")
                            .asString()
                            .equals("delivered"));
        }
        reply("come and get it");
        // The server notices a closed page when it says something to it, and then says something more.
        organisation
                .api()
                .post("/api/v1/conversations/" + conversation + "/typing")
                .expect(204);
        awaitBodies("we found it", "come and get it");
    }

    @Test
    void aPushServiceThatIsAwayIsAskedAgainAndABrowserThatIsGoneIsForgotten() {
        subscribe();
        service.answer(503);
        service.answer(429);
        reply("we found it");
        awaitBodies("we found it");
        assertThat(service.answered()).containsExactly(503, 429, 201);
        service.answer(410);
        reply("are you there?");
        await().atMost(PATIENCE)
                .until(() -> transactions
                        .call(
                                organisation.tenant(),
                                () -> tenantJdbc
                                        .sql("SELECT count(*) FROM chat_push")
                                        .query(Long.class)
                                        .single())
                        .equals(0L));
        assertThat(service.bodies()).containsExactly("we found it");
    }

    @Test
    void onlyPushServicesThatAreKnownAreEverCalled() {
        Object keys = service.subscription().get("keys");
        for (String elsewhere : List.of(
                "https://evil.example/push",
                "http://169.254.169.254/latest",
                "http://127.0.0.1:5432/",
                "https://fcm.googleapis.com.evil.example/",
                "https://fcm.googleapis.com:8443/",
                "http://fcm.googleapis.com/x",
                "https://user@fcm.googleapis.com/x",
                "file:///etc/passwd",
                "nonsense")) {
            var refused = browser.api()
                    .post(browser.path("push"), Map.of("endpoint", elsewhere, "keys", keys))
                    .expect(422);
            assertThat(refused.code()).as(elsewhere).isEqualTo("chat/push-endpoint");
        }
        browser.api()
                .post(
                        browser.path("push"),
                        Map.of(
                                "endpoint",
                                "https://fcm.googleapis.com/x",
                                "keys",
                                Map.of("p256dh", "AA", "auth", "AA")))
                .expect(422);
        browser.api().post(browser.path("push"), Map.of()).expect(422);
        browser.api()
                .post(browser.path("push"), Map.of("endpoint", "https://fcm.googleapis.com/x", "keys", keys))
                .expect(204);
        organisations.stranger().get(browser.path("push")).expect(401);
        organisations
                .stranger()
                .post(browser.path("push"), service.subscription())
                .expect(401);
    }

    @Test
    void aSubscriptionEndsByItsOwnVisitorOnly() {
        subscribe();
        Map<String, String> it = Map.of("endpoint", service.endpoint());
        Browser other = Browser.open(organisations.baseUrl(), channel, Map.of());
        other.api().send("DELETE", other.path("push"), it).expect(204);
        assertThat(told()).hasSize(1);
        browser.api().send("DELETE", browser.path("push"), it).expect(204);
        assertThat(told()).isEmpty();
    }
}
