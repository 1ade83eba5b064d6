package io.insaka.sandbox.telegram;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.Talk;
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

    private final List<byte[]> strays = new CopyOnWriteArrayList<>();
    private final TelegramSimulator bot = new TelegramSimulator(TOKEN, Clock.systemUTC(), strays::add);
    private final SimulatorServer server = SimulatorServer.start(0, "/telegram", bot);
    private final Talk talk = new Talk();
    private Api api = Api.stranger("http://localhost");
    private String channel = "";
    private String url = "";

    /** As a person does it: the settings, and then the button that has Telegram deliver here. */
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
        JsonNode saved = api.post("/api/v1/channels", Map.of("kind", "telegram", "name", "Bot", "settings", settings))
                .expect(201)
                .json();
        channel = "/api/v1/channels/" + saved.path("id").asString();
        url = saved.path("webhookUrl").asString();
        assertThat(url).endsWith("/webhooks/telegram/" + saved.path("id").asString());
        assertThat(api.get(channel + "/registration")
                        .expect(200)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("nowhere");
        assertThat(api.put(channel + "/registration", Map.of())
                        .expect(200)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("here");
        assertThat(bot.secret()).isEqualTo(SECRET);
    }

    @AfterEach
    void close() {
        server.close();
        talk.close();
    }

    private int post(byte[] body, String secret) {
        return talk.json(url, body, Map.of("X-Telegram-Bot-Api-Secret-Token", secret))
                .status();
    }

    private JsonNode conversation() {
        return api.get("/api/v1/conversations").expect(200).json().path("items").path(0);
    }

    private JsonNode health() {
        return api.get(channel).expect(200).json().path("health");
    }

    private int received() {
        return api.get("/api/v1/intake/balance")
                .expect(200)
                .json()
                .path("received")
                .asInt();
    }

    @Test
    void answersACustomerOnceHoweverOftenTelegramDelivers() {
        byte[] menu = update(1, "menu");
        bot.says(CUSTOMER, "hello there");
        await().atMost(PATIENCE).until(() -> bot.sent().size() == 1);
        assertThat(post(menu, SECRET)).isEqualTo(200);
        assertThat(post(menu, SECRET)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> bot.sent().size() == 2);
        bot.says(CUSTOMER, "talk to a person");
        await().atMost(PATIENCE).until(() -> bot.sent().size() >= 3);
        assertThat(Talk.inbound(api)).containsExactly("hello there", "menu", "talk to a person");
        assertThat(bot.sent()).allMatch(sent -> sent.chat() == CUSTOMER);
        assertThat(received()).isEqualTo(3);
    }

    private static byte[] update(int number, String text) {
        return ("{\"update_id\":" + number + ",\"message\":{\"message_id\":" + (100_000 + number)
                        + ",\"date\":1760000000,\"chat\":{\"id\":" + CUSTOMER
                        + ",\"type\":\"private\"},\"text\":\"" + text + "\"}}")
                .getBytes();
    }

    /** Before the first one was fetched, or after: what is shown is what they sent last, or why it is not there. */
    @Test
    void fetchesTheFileThatACustomerPutInThePlaceOfAnother() {
        bot.sends(CUSTOMER, "application/pdf", "%PDF-1.4 the first".getBytes());
        bot.swaps("application/pdf", "%PDF-1.4 the second, longer".getBytes());
        await().atMost(PATIENCE).until(() -> stored("%PDF-1.4 the second, longer"));
        bot.swaps("application/pdf", "%PDF-1.4 the third, and last".getBytes());
        await().atMost(PATIENCE).until(() -> stored("%PDF-1.4 the third, and last"));
        bot.swaps("application/pdf", new byte[21 << 20]);
        await().atMost(PATIENCE).until(() -> Talk.files(api).equals(List.of("too-large")));
    }

    private boolean stored(String words) {
        JsonNode file = Talk.messages(api).stream()
                .flatMap(message -> message.path("attachments").valueStream())
                .findFirst()
                .orElse(null);
        return file != null
                && file.path("state").asString().equals("stored")
                && file.path("size").asLong() == words.length();
    }

    @Test
    void takesATappedButtonAsAnAnswerAndStopsItsCircleAtOnce() {
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
        assertThat(bot.openQueries()).isZero();
        await().atMost(PATIENCE).until(() -> bot.sent().size() >= 2);
        assertThat(Talk.inbound(api)).hasSize(2);
    }

    @Test
    void neverRepeatsASendWhoseAnswerWasLost() {
        bot.failNext(new Answer.Drop());
        bot.says(CUSTOMER, "menu");
        await().atMost(PATIENCE).until(() -> Talk.statuses(api).contains("failed"));
        assertThat(api.get("/api/v1/dead-letters").expect(200).json().path("items"))
                .hasSize(1);
        assertThat(bot.sent()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTelegramAsksAndThroughItsTroubles() {
        bot.tooFast(1);
        bot.failNext(Answer.json(500, "{\"ok\":false,\"error_code\":500,\"description\":\"Internal\"}"));
        bot.says(CUSTOMER, "menu");
        await().atMost(PATIENCE).until(() -> Talk.statuses(api).equals(List.of("sent")));
        assertThat(bot.sent()).hasSize(1);
    }

    @Test
    void refusesWhoDoesNotKnowTheSecret() {
        assertThat(post(update(1, "menu"), "another-secret")).isEqualTo(401);
        assertThat(post("{\"update_id\":".getBytes(), SECRET)).isEqualTo(200);
        assertThat(api.get("/api/v1/intake/balance")
                        .expect(200)
                        .json()
                        .path("quarantined")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void keepsAnAlbumTogetherInWhateverOrderItComesAndAnswersItOnce() {
        List<byte[]> parts = bot.album(CUSTOMER, "13", "menu", List.of(new byte[11], new byte[12], new byte[13]));
        for (int part : new int[] {2, 0, 1, 0, 2}) {
            bot.deliver(parts.get(part));
        }
        await().atMost(PATIENCE).until(() -> !bot.sent().isEmpty());
        await().atMost(PATIENCE).until(() -> sizes().equals(List.of(11, 12, 13)));
        assertThat(Talk.inbound(api)).containsExactly("menu");
        bot.says(CUSTOMER, "hello");
        await().atMost(PATIENCE).until(() -> bot.sent().size() == 2);
        assertThat(Talk.inbound(api)).containsExactly("menu", "hello");
        // One that was held up joins what it belongs to, and nothing is said about it again.
        List<byte[]> late = bot.album(CUSTOMER, "14", "menu", List.of(new byte[21], new byte[22]));
        bot.deliver(late.getFirst());
        await().atMost(PATIENCE).until(() -> bot.sent().size() == 3);
        bot.deliver(late.getLast());
        await().atMost(PATIENCE).until(() -> sizes().equals(List.of(11, 12, 13, 21, 22)));
        bot.says(CUSTOMER, "hello");
        await().atMost(PATIENCE).until(() -> bot.sent().size() == 4);
        assertThat(Talk.inbound(api)).containsExactly("menu", "hello", "menu", "hello");
        bot.swaps(parts.get(1), new byte[32]);
        await().atMost(PATIENCE).until(() -> sizes().equals(List.of(11, 32, 13, 21, 22)));
        bot.swaps(parts.getFirst(), new byte[31]);
        await().atMost(PATIENCE).until(() -> sizes().equals(List.of(31, 32, 13, 21, 22)));
        assertThat(Talk.inbound(api)).containsExactly("menu", "hello", "menu", "hello");
    }

    /** Of the files that are here, in their order. */
    private List<Integer> sizes() {
        return Talk.messages(api).stream()
                .flatMap(message -> message.path("attachments").valueStream())
                .filter(file -> file.path("state").asString().equals("stored"))
                .map(file -> file.path("size").asInt())
                .toList();
    }

    @Test
    void marksWhoBlockedTheBotUntilTheyAreBack() {
        bot.says(CUSTOMER, "menu");
        await().atMost(PATIENCE).until(() -> Talk.statuses(api).equals(List.of("sent")));
        assertThat(conversation().path("unreachableSince").isNull()).isTrue();
        bot.blocks(CUSTOMER, true);
        await().atMost(PATIENCE)
                .until(() -> !conversation().path("unreachableSince").isNull());
        String id = conversation().path("id").asString();
        api.withHeader("Idempotency-Key", "blocked-1")
                .post("/api/v1/conversations/" + id + "/messages", Map.of("text", "Are you there?"))
                .expect(201);
        await().atMost(PATIENCE).until(() -> Talk.statuses(api).contains("failed"));
        JsonNode dead =
                api.get("/api/v1/dead-letters").expect(200).json().path("items").path(0);
        assertThat(dead.path("error").path("text").asString()).startsWith("The contact blocked the bot");
        bot.blocks(CUSTOMER, false);
        await().atMost(PATIENCE)
                .until(() -> conversation().path("unreachableSince").isNull());
        bot.blocks(CUSTOMER, true);
        await().atMost(PATIENCE)
                .until(() -> !conversation().path("unreachableSince").isNull());
        bot.says(CUSTOMER, "I am back");
        await().atMost(PATIENCE)
                .until(() -> conversation().path("unreachableSince").isNull());
    }

    @Test
    void raisesAnAlarmWhenTelegramDeliversSomewhereElse() {
        bot.says(CUSTOMER, "menu");
        await().atMost(PATIENCE).until(() -> health().path("state").asString().equals("ok"));
        bot.hooked("https://another.example/bot");
        JsonNode told = api.get(channel + "/registration").expect(200).json();
        assertThat(told.path("state").asString()).isEqualTo("elsewhere");
        assertThat(told.path("url").asString()).isEqualTo("https://another.example/bot");
        assertThat(health().path("reason").asString()).isEqualTo("delivered-elsewhere");
        api.put(channel + "/registration", Map.of()).expect(200);
        assertThat(health().path("state").asString()).isEqualTo("ok");
        bot.says(CUSTOMER, "menu");
        await().atMost(PATIENCE).until(() -> bot.sent().size() == 2);
        api.delete(channel + "/registration").expect(200);
        bot.says(CUSTOMER, "menu");
        assertThat(strays).hasSize(1);
        api.post("/api/v1/channels", Map.of("kind", "webchat", "name", "Site", "settings", Map.of()))
                .expect(201);
        String chat = api.get("/api/v1/channels")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("webchat"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertThat(api.put("/api/v1/channels/" + chat + "/registration", Map.of())
                        .expect(409)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("channels/entered-by-hand");
    }
}
