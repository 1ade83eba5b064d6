package io.insaka.sandbox.telegram;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The product as a bot of Telegram's. */
@ProductTest
class TelegramTest {
    private static final String TOKEN = "987654321:AAE-simulated_bot";
    private static final String SECRET = "between-us_2";
    private static final long CUSTOMER = 7_123_456_789L;

    @Autowired
    Organisations organisations;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final List<byte[]> updates = new CopyOnWriteArrayList<>();
    private final TelegramSimulator bot = new TelegramSimulator(TOKEN, Clock.systemUTC(), this::carry);
    private final SimulatorServer server = SimulatorServer.start(0, "/telegram", bot);
    private Api api = Api.stranger("http://localhost");
    private String path = "";

    @BeforeEach
    void connect() {
        api = organisations.found().api();
        var settings = Map.of(
                "botToken",
                TOKEN,
                "secretToken",
                SECRET,
                "baseUrl",
                server.address().toString());
        JsonNode channel = api.post("/api/v1/channels", Map.of("kind", "telegram", "name", "Bot", "settings", settings))
                .expect(201)
                .json();
        path = URI.create(channel.path("webhookUrl").asString()).getPath();
        assertThat(path).isEqualTo("/webhooks/telegram/" + channel.path("id").asString());
    }

    @AfterEach
    void close() {
        server.close();
        client.shutdownNow();
    }

    private void carry(byte[] body) {
        updates.add(body);
        answers.add(post(body, SECRET));
    }

    private int post(byte[] body, String secret) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(organisations.baseUrl() + path))
                                    .header("Content-Type", "application/json")
                                    .header("X-Telegram-Bot-Api-Secret-Token", secret)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private List<JsonNode> messages() {
        String conversation = api.get("/api/v1/conversations")
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString("");
        return conversation.isEmpty() ? List.of() : messages(conversation);
    }

    private List<JsonNode> messages(String conversation) {
        return api.get("/api/v1/conversations/" + conversation + "/messages?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private List<String> inbound() {
        return messages().stream()
                .filter(message -> message.path("direction").asString().equals("inbound"))
                .map(message -> message.path("text").asString())
                .toList();
    }

    @Test
    void answersACustomerOnceHoweverOftenTelegramDelivers() {
        bot.says(CUSTOMER, "menu");
        post(updates.getFirst(), SECRET);
        await().atMost(PATIENCE).until(() -> !bot.sent().isEmpty());
        bot.says(CUSTOMER, "talk to a person");
        await().atMost(PATIENCE).until(() -> bot.sent().size() >= 2);
        assertThat(answers).containsOnly(200);
        assertThat(inbound()).containsExactly("menu", "talk to a person");
        assertThat(bot.sent()).allMatch(sent -> sent.chat() == CUSTOMER);
        assertThat(api.get("/api/v1/intake/balance")
                        .expect(200)
                        .json()
                        .path("received")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void takesATappedButtonAsAnAnswer() {
        bot.says(CUSTOMER, "menu");
        await().atMost(PATIENCE).until(() -> !bot.sent().isEmpty());
        var menu = bot.sent().getFirst();
        String data = menu.parameters()
                .path("reply_markup")
                .path("inline_keyboard")
                .path(0)
                .path(0)
                .path("callback_data")
                .asString();
        bot.taps(menu, data);
        await().atMost(PATIENCE).until(() -> bot.sent().size() >= 2);
        assertThat(inbound()).hasSize(2);
    }

    @Test
    void neverRepeatsASendWhoseAnswerWasLost() {
        bot.failNext(new Answer.Drop());
        bot.says(CUSTOMER, "menu");
        await().atMost(PATIENCE)
                .until(() -> messages().stream()
                        .anyMatch(message -> message.path("status").asString().equals("failed")));
        assertThat(api.get("/api/v1/dead-letters").expect(200).json().path("items"))
                .hasSize(1);
        assertThat(bot.sent()).hasSize(1);
    }

    @Test
    void refusesWhoDoesNotKnowTheSecret() {
        bot.says(CUSTOMER, "menu");
        assertThat(post(updates.getFirst(), "another-secret")).isEqualTo(401);
        assertThat(post("{\"update_id\":".getBytes(), SECRET)).isEqualTo(200);
        assertThat(api.get("/api/v1/intake/balance")
                        .expect(200)
                        .json()
                        .path("quarantined")
                        .asInt())
                .isEqualTo(1);
    }
}
