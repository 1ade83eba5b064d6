package io.insaka.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.meta.MetaSimulator;
import io.insaka.sandbox.meta.Page;
import io.insaka.sandbox.meta.TakenMessage;
import io.insaka.sandbox.telegram.TelegramSimulator;
import io.insaka.testing.Talk;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The product is killed while one letter is with Telegram, one with Messenger, and others wait for both. What waits goes
 * out once. Of the two under way, Messenger's echo tells that it arrived; Telegram tells nobody, so a person is asked.
 */
class LetterKillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CUSTOMERS = 4;
    private static final String PAGE = "700800900";
    private static final String TOKEN = "700800901:AAE-killed_bot";
    private static final Map<String, String> SECRET = Map.of("X-Telegram-Bot-Api-Secret-Token", "between-us_2");

    @TempDir
    Path folder;

    private final Talk talk = new Talk();
    private String door = "";

    private final TelegramSimulator bot = new TelegramSimulator(
            TOKEN,
            Clock.systemUTC(),
            update -> assertThat(talk.json(door, update, SECRET).status()).isEqualTo(200));
    private final HeldProvider telegram = new HeldProvider(
            bot,
            request -> request.path().endsWith("/sendMessage"),
            Answer.json(
                    429,
                    "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\",\"parameters\":{\"retry_after\":1}}"));

    @Test
    void whatWaitsIsNeitherLostNorDoubledAndDoubtIsShown() throws Exception {
        Map<String, String> settings = Trial.settings(folder.resolve("calls.tsv"), Duration.ofSeconds(3));
        var image = ProductImage.build(folder.resolve("image"), false);
        try (var meta = new MetaSimulator(Clock.systemUTC());
                var product = new ProductProcess(image, folder.resolve("data"), Trial.OPTIONS, settings)) {
            var messenger = new HeldProvider(
                    meta,
                    request -> new String(request.body(), StandardCharsets.UTF_8).contains("\"message\""),
                    Answer.json(
                            400,
                            "{\"error\":{\"message\":\"Calls to this api have exceeded the rate limit.\",\"code\":613}}"));
            try (var telegramServer = SimulatorServer.start(0, "/telegram", telegram);
                    var graph = SimulatorServer.start(0, "/graph", messenger)) {
                product.launch();
                product.awaitReady();
                connect(product, meta, telegramServer, graph);
                write(meta);
                assertThat(telegram.awaitTaken() && messenger.awaitTaken())
                        .as(product.tail())
                        .isTrue();
                await().atMost(PATIENCE).until(() -> waiting(product) >= 2 * CUSTOMERS - 1);
                product.kill(false);
                telegram.release();
                messenger.release();
                product.launch();
                product.awaitReady();
                judge(product, meta);
            } finally {
                telegram.release();
                messenger.release();
            }
        } finally {
            talk.close();
        }
    }

    private void connect(ProductProcess product, MetaSimulator meta, SimulatorServer telegram, SimulatorServer graph) {
        door = product.baseUrl()
                + path(
                        product,
                        "telegram",
                        Map.of(
                                "botToken",
                                TOKEN,
                                "secretToken",
                                "between-us_2",
                                "baseUrl",
                                telegram.address().toString()));
        String hook = path(
                product,
                "messenger",
                Map.of(
                        "pageId", PAGE,
                        "accessToken", "EAA-token",
                        "appSecret", "app-secret",
                        "verifyToken", "verify-me",
                        "baseUrl", graph.address().toString()));
        meta.register(
                new Page(false, PAGE, "EAA-token", "app-secret", "verify-me", URI.create(product.baseUrl() + hook)));
    }

    private static String path(ProductProcess product, String kind, Map<String, String> settings) {
        JsonNode channel = product.api()
                .post("/api/v1/channels", Map.of("kind", kind, "name", kind, "settings", settings))
                .expect(201)
                .json();
        return URI.create(channel.path("webhookUrl").asString()).getPath();
    }

    private void write(MetaSimulator meta) {
        for (int n = 1; n <= CUSTOMERS; n++) {
            bot.says(7_000_000_000L + n, "menu");
            meta.says(PAGE, "900" + n, "menu");
        }
    }

    /** What is to go out and has not gone, as far as the product knows. */
    private static long waiting(ProductProcess product) {
        return product.api()
                .get("/api/v1/channels")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .mapToLong(channel -> channel.path("health").path("waiting").asLong())
                .sum();
    }

    private void judge(ProductProcess product, MetaSimulator meta) {
        await().atMost(PATIENCE).until(() -> bot.sent().size() >= CUSTOMERS);
        await().atMost(PATIENCE).until(() -> meta.taken(PAGE).size() >= CUSTOMERS);
        await().atMost(PATIENCE).until(() -> dead(product).size() == 1);
        await().atMost(PATIENCE).until(() -> waiting(product) == 0);
        assertThat(dead(product).getFirst().path("error").path("code").asString())
                .isEqualTo("no-answer");
        assertThat(bot.sent().stream().map(TelegramSimulator.Sent::chat))
                .as("each customer of Telegram's once")
                .doesNotHaveDuplicates()
                .hasSize(CUSTOMERS);
        assertThat(meta.taken(PAGE).stream().map(TakenMessage::customer))
                .as("each customer of Messenger's once")
                .doesNotHaveDuplicates()
                .hasSize(CUSTOMERS);
        assertThat(Talk.heard(product.api())).isEqualTo(2 * CUSTOMERS);
    }

    private static List<JsonNode> dead(ProductProcess product) {
        return product.api()
                .get("/api/v1/dead-letters")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
