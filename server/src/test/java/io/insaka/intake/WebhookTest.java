package io.insaka.intake;

import static io.insaka.testing.TestingAccount.status;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The door: what gets in, what does not, and that nothing which got in is lost. */
@ProductTest
class WebhookTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private TestingAccount account;

    @BeforeEach
    void connect() {
        account = TestingAccount.connect(channel, organisations.found());
    }

    @Test
    void letsInOnlyWhatTheProviderSigned() {
        Api stranger = organisations.stranger();
        Map<String, ?> body = Map.of("items", List.of(text("1", "a", "hello")));
        assertThat(stranger.post(account.path(), body).expect(401).code()).isEqualTo("webhooks/wrong-signature");
        assertThat(account.provider()
                        .post("/webhooks/testing/" + UUID.randomUUID(), body)
                        .expect(404)
                        .code())
                .isEqualTo("webhooks/unknown-channel");
        account.provider().post("/webhooks/whatsapp/" + account.id(), body).expect(404);
        account.provider().post("/webhooks/testing/none", body).expect(404);
        account.provider().post("/webhooks/testing", body).expect(404);
        assertThat(account.provider().put(account.path(), body).expect(405).header("Allow"))
                .isEqualTo("GET, POST");
        account.awaitBalanced(0);
    }

    @Test
    void takesWebhooksFromTheChannelsOwnAddressesOnly() {
        String path = "/api/v1/channels/" + account.id();
        var shown = account.api()
                .patch(path, Map.of("allowedAddresses", List.of("203.0.113.0/24", "2001:db8::/32")))
                .expect(200);
        assertThat(shown.json().path("allowedAddresses").toString())
                .isEqualTo("[\"203.0.113.0/24\",\"2001:db8::/32\"]");
        var refused =
                account.post(Map.of("items", List.of(text("1", "a", "hello")))).expect(403);
        assertThat(refused.code()).isEqualTo("webhooks/address-not-allowed");
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        account.provider()
                .get(account.path() + "?challenge=x&secret=" + account.secret())
                .expect(403);
        await().untilAsserted(() -> {
            JsonNode turnedAway = account.api().get(path).expect(200).json().path("turnedAway");
            assertThat(turnedAway.path("count").asInt()).isEqualTo(2);
            assertThat(turnedAway.path("lastFrom").asString()).isEqualTo("127.0.0.1");
            assertThat(turnedAway.path("lastAt").asString()).isNotEmpty();
        });

        account.api()
                .patch(path, Map.of("allowedAddresses", List.of("127.0.0.0/8", "::1")))
                .expect(200);
        account.deliver(text("1", "a", "hello"));
        account.awaitBalanced(1);
        account.api().patch(path, Map.of("name", "Renamed")).expect(200);
        assertThat(account.api().get(path).json().path("allowedAddresses").size())
                .isEqualTo(2);
        account.api().patch(path, Map.of("allowedAddresses", List.of())).expect(200);
        account.deliver(text("1", "b", "hello again"));
    }

    @Test
    void refusesAListThatHasSomethingElseThanAddresses() {
        var refused = account.api()
                .patch(
                        "/api/v1/channels/" + account.id(),
                        Map.of("allowedAddresses", List.of("10.0.0.0/8", "my-provider.example")))
                .expect(422);
        assertThat(refused.code()).isEqualTo("channels/invalid-settings");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("allowedAddresses[1]");
    }

    @Test
    void refusesABodyThatIsTooLargeUnread() {
        assertThat(account.post("x".repeat(3 * 1024 * 1024 + 1)).expect(413).code())
                .isEqualTo("webhooks/too-large");
        account.post("x".repeat(3 * 1024 * 1024)).expect(200);
        account.awaitBalanced(1);
    }

    @Test
    void shakesHandsWithWhoKnowsTheSecret() {
        Api stranger = organisations.stranger();
        assertThat(stranger.get(account.path() + "?challenge=4%202&secret=" + account.secret())
                        .expect(200)
                        .text())
                .isEqualTo("4 2");
        assertThat(stranger.get(account.path() + "?challenge=42&secret=wrong")
                        .expect(403)
                        .code())
                .isEqualTo("webhooks/handshake-refused");
        stranger.get(account.path()).expect(403);
        stranger.get("/webhooks/testing/" + UUID.randomUUID() + "?challenge=1").expect(404);
    }

    @Test
    void keepsEveryItemOfABodyWhateverItsSiblingsAre() {
        account.deliver(
                text("260970000001", "m1", "menu"),
                Map.of("type", "nobody knows", "id", "x1"),
                Map.of("type", "status", "id", "x2", "step", "NO SUCH STEP"),
                status("unknown message", "READ"),
                Map.of("from", "260970000001", "type", "news", "id", "x3"),
                text("260970000001", "m2", "menu"));
        Map.of("m1", "done", "m2", "done", "x1", "ignored", "x3", "ignored", "unknown message", "ignored")
                .forEach((id, state) ->
                        await().atMost(TestingAccount.PATIENCE).until(() -> account.state(id), state::equals));
        assertThat(account.items()).hasSize(6);
        await().atMost(TestingAccount.PATIENCE).untilAsserted(() -> {
            JsonNode broken = account.item("x2");
            assertThat(broken.path("attempts").asInt()).isPositive();
            assertThat(broken.path("error").asString()).contains("IllegalArgumentException");
        });
        JsonNode sums = account.balance();
        assertThat(sums.path("received").asInt()).isEqualTo(6);
        assertThat(sums.path("waiting").asInt() + sums.path("dead").asInt()).isEqualTo(1);
    }

    @Test
    void quarantinesWhatCannotBeTakenApartAndReplaysItOnceItCan() {
        account.post("{\"items\": [").expect(200);
        account.breakOn("splitting hairs");
        account.deliver(text("260970000001", "m1", "splitting hairs"));
        account.breakOn("splitting hairs");
        account.deliver(text("260970000001", "m1", "splitting hairs"));
        account.awaitBalanced(2);
        List<JsonNode> quarantined = account.list("/api/v1/intake?state=quarantined&channel=" + account.id());
        assertThat(quarantined).hasSize(2);
        String whole = quarantined.getFirst().path("id").asString();
        assertThat(quarantined.getFirst().path("error").asString()).contains("IllegalStateException");

        account.mend("splitting hairs");
        replay(whole).expect(202);
        replay(whole).expect(409);
        await().atMost(TestingAccount.PATIENCE).until(() -> account.state("m1"), "done"::equals);
        account.awaitBalanced(3);
        assertThat(replay(quarantined.getLast().path("id").asString())
                        .expect(409)
                        .code())
                .isEqualTo("intake/still-unreadable");
        assertThat(account.balance().path("quarantined").asInt()).isEqualTo(1);
    }

    @Test
    void refusesAReplayWhileTheAdapterIsStillBroken() {
        account.breakOn("splitting atoms");
        account.deliver(text("260970000001", "m1", "splitting atoms"));
        String id = account.items().getFirst().path("id").asString();
        assertThat(replay(id).status()).isEqualTo(409);
        account.mend("splitting atoms");
        replay(id).expect(202);
        account.awaitBalanced(2);
    }

    private Api.Response replay(String id) {
        return account.api().post("/api/v1/intake/" + id + "/replay");
    }

    @Test
    void storesABodyThatComesTwentyTimesAtOnceOnce() throws InterruptedException, ExecutionException {
        Map<String, ?> body =
                Map.of("items", List.of(text("260970000001", "m1", "menu"), text("260970000001", "m2", "menu")));
        Callable<Integer> delivery = () -> account.post(body).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answered : threads.invokeAll(
                    IntStream.range(0, 20).mapToObj(n -> delivery).toList())) {
                assertThat(answered.get()).isEqualTo(200);
            }
        }
        account.awaitBalanced(2);
        String conversation = account.conversation();
        account.awaitStatus(conversation, "menu", "received");
        assertThat(account.messages(conversation))
                .filteredOn(message -> message.path("direction").asString().equals("inbound"))
                .hasSize(2);
        await().atMost(TestingAccount.PATIENCE).until(() -> account.sent().size() >= 2);
        assertThat(account.sent()).hasSize(2);
    }

    /** Whatever a provider sends: 200, or the body is too large; never an error of ours. */
    @Test
    void answersNoBodyWithAnErrorOfOurs() {
        var random = new Random(20_261_121);
        String good =
                "{\"items\":[{\"type\":\"text\",\"from\":\"260970000001\",\"id\":\"m\",\"text\":\"hello 👍\\u0000\"},"
                        + "{\"type\":\"reaction\",\"from\":\"1\",\"id\":\"r\",\"target\":\"m\",\"emoji\":\"\\u0000\\ud800\"}]}";
        for (int round = 0; round < 300; round++) {
            var body = new StringBuilder(good);
            for (int times = random.nextInt(6); times >= 0; times--) {
                mutate(body, random);
            }
            assertThat(account.post(body.toString()).status())
                    .as(body.toString())
                    .isEqualTo(200);
        }
        JsonNode sums = account.balance();
        assertThat(sums.path("received").asInt())
                .isEqualTo(
                        account.list("/api/v1/intake?limit=200").size() == 200
                                ? sums.path("received").asInt()
                                : account.list("/api/v1/intake?limit=200").size());
    }

    private List<String> everyItem() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = account.api()
                    .get("/api/v1/intake?limit=50&cursor=" + cursor)
                    .expect(200)
                    .json();
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    private static void mutate(StringBuilder body, Random random) {
        int at = random.nextInt(body.length());
        switch (random.nextInt(4)) {
            case 0 -> body.deleteCharAt(at);
            case 1 -> body.insert(at, (char) random.nextInt(0xD800));
            case 2 -> body.insert(at, "\\u0000");
            default -> body.insert(at, body.substring(at, Math.min(body.length(), at + random.nextInt(30))));
        }
        if (body.isEmpty()) {
            body.append('{');
        }
    }
}
