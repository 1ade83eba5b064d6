package io.insaka.testing;

import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.testing.Organisations.Organisation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One account of the {@link TestingChannel}, the provider's end of it, and a look at what the product made of it. */
public final class TestingAccount {
    public static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger numbers = new AtomicInteger();

    private final TestingChannel channel;
    private final Api api;
    private final String account;
    private final String id;

    private TestingAccount(TestingChannel channel, Api api, String account, String id) {
        this.channel = channel;
        this.api = api;
        this.account = account;
        this.id = id;
    }

    public static TestingAccount connect(TestingChannel channel, Organisation organisation) {
        return connect(channel, organisation.api());
    }

    public static TestingAccount connect(TestingChannel channel, Api api) {
        String account = "account-" + numbers.incrementAndGet();
        String id = api.post(
                        "/api/v1/channels",
                        Map.of(
                                "kind",
                                TestingChannel.KIND,
                                "name",
                                "Testing",
                                "settings",
                                Map.of("account", account, "secret", secret(account))))
                .expect(201)
                .json()
                .path("id")
                .asString();
        return new TestingAccount(channel, api, account, id);
    }

    private static String secret(String account) {
        return "secret-of-" + account;
    }

    /** The same account as another node's API shows it. */
    public TestingAccount at(Api other) {
        return new TestingAccount(channel, other, account, id);
    }

    public String id() {
        return id;
    }

    public Api api() {
        return api;
    }

    public String secret() {
        return secret(account);
    }

    public String path() {
        return "/webhooks/testing/" + id;
    }

    public Api provider() {
        return Api.stranger(api.baseUrl()).withHeader(TestingChannel.SIGNATURE, secret());
    }

    /** Delivers one body as it is. */
    public Api.Response post(Object body) {
        return provider().post(path(), body);
    }

    public void deliver(Object... items) {
        post(Map.of("items", Arrays.asList(items))).expect(200);
    }

    public static Map<String, Object> text(String from, String id, String text) {
        return new HashMap<>(Map.of("type", "text", "from", from, "id", id, "text", text));
    }

    public static Map<String, Object> status(String providerId, String step) {
        return new HashMap<>(Map.of("type", "status", "id", providerId, "step", step));
    }

    public void script(Function<Outgoing, SendOutcome> script) {
        channel.script(account, script);
    }

    public List<Outgoing> sent() {
        return channel.sent(account);
    }

    public List<String> sentTexts() {
        return sent().stream().map(message -> message.content().words()).toList();
    }

    public void file(String reference, FetchOutcome outcome) {
        channel.file(reference, outcome);
    }

    public void breakOn(String word) {
        channel.breakOn(word);
    }

    public void mend(String word) {
        channel.mend(word);
    }

    public void changeSettings() {
        api.patch("/api/v1/channels/" + id, Map.of("settings", Map.of("renewed", "yes")))
                .expect(200);
    }

    public JsonNode balance() {
        return api.get("/api/v1/intake/balance?channel=" + id).expect(200).json();
    }

    public List<JsonNode> items() {
        return list("/api/v1/intake?limit=200&channel=" + id);
    }

    public JsonNode item(String providerId) {
        return items().stream()
                .filter(item -> item.path("providerId").asString("").equals(providerId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item is called " + providerId));
    }

    public String state(String providerId) {
        return item(providerId).path("state").asString();
    }

    /** Nothing waits, and what was received is what became of it. */
    public void awaitBalanced(long received) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode sums = balance();
            long settled = List.of("answered", "stored", "ignored", "quarantined", "dead").stream()
                    .mapToLong(sum -> sums.path(sum).asLong())
                    .sum();
            if (sums.path("received").asLong() != received
                    || settled != received
                    || sums.path("waiting").asLong() != 0) {
                throw new AssertionError("expected " + received + " items, all settled: " + sums);
            }
        });
    }

    public List<JsonNode> conversations() {
        return list("/api/v1/conversations?channel=" + id);
    }

    /** The account's only conversation. */
    public String conversation() {
        await().atMost(PATIENCE).until(() -> conversations().size() == 1);
        return conversations().getFirst().path("id").asString();
    }

    public List<JsonNode> messages(String conversation) {
        return list("/api/v1/conversations/" + conversation + "/messages?limit=200");
    }

    public JsonNode message(String conversation, String text) {
        return messages(conversation).stream()
                .filter(message -> message.path("text").asString("").equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message says " + text));
    }

    public void awaitStatus(String conversation, String text, String status) {
        await().atMost(PATIENCE)
                .until(() -> message(conversation, text).path("status").asString(), status::equals);
    }

    public Api.Response reply(String conversation, String text) {
        return api.post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", text));
    }

    public List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        api.get(path).expect(200).json().path("items").forEach(items::add);
        return items;
    }
}
