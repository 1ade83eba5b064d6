package io.insaka.integrations;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.integrations.Receiver.Post;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@ProductTest
class WebhooksTest {
    private static final List<String> ALL =
            Arrays.stream(EventType.values()).map(EventType::wireName).toList();

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    DeliveryRepository deliveries;

    @Autowired
    WebhookRepository webhooks;

    @Autowired
    Rounds.Post post;

    @Autowired
    Environment environment;

    private Organisations.Organisation organisation;
    private Api api;
    private Receiver receiver;

    @BeforeEach
    void found() throws IOException {
        organisation = organisations.found();
        api = organisation.api();
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private JsonNode create(String url, List<String> types) {
        return api.post("/api/v1/webhooks", Map.of("name", "Ours", "url", url, "types", types))
                .expect(201)
                .json();
    }

    private String path(List<String> types) {
        return "/api/v1/webhooks/"
                + create(receiver.url(), types).at("/webhook/id").asString();
    }

    private TestingAccount written(String words) {
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "m1", words));
        account.awaitBalanced(1);
        return account;
    }

    private List<JsonNode> log(String path) {
        return api.get(path + "/deliveries?limit=200")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private void awaitPosts(String event, int count) {
        await().atMost(PATIENCE).until(() -> receiver.posts(event).size() >= count);
    }

    /** As the owner of the schema: what takes a day is made to have begun a day ago. */
    private void age(String statement) {
        String database = Objects.requireNonNull(environment.getProperty("insaka.database-url"));
        JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""))
                .sql(statement + " WHERE tenant_id = ?")
                .param(organisation.tenant().value())
                .update();
    }

    @Test
    void tellsWhatHappensToAConversationInOrder() {
        JsonNode made = create(receiver.url(), ALL);
        String at = "/api/v1/webhooks/" + made.at("/webhook/id").asString();
        TestingAccount account = written("my hovercraft is full of eels");
        String conversation = account.conversation();
        String on = "/api/v1/conversations/" + conversation;
        api.post(on + "/take").expect(200);
        account.reply(conversation, "we are sorry to hear that").expect(201);
        account.awaitStatus(conversation, "we are sorry to hear that", "sent");
        api.post(on + "/messages", Map.of("text", "A note", "note", true)).expect(201);
        String label = api.post("/api/v1/labels", Map.of("name", "Eels", "colour", "red"))
                .expect(201)
                .json()
                .get("id")
                .asString();
        var here = List.of(conversation);
        change(Map.of("conversations", here, "label", List.of(label)));
        change(Map.of(
                "conversations", here, "assign", organisation.owner().teammate().toString()));
        api.post(on + "/resolve").expect(200);
        change(Map.of("conversations", here, "status", "open"));
        change(Map.of("conversations", here, "unlabel", List.of(label)));
        awaitPosts("conversation.unlabelled", 1);
        awaitPosts("contact.created", 1);
        List<String> told = receiver.posts().stream()
                .filter(post ->
                        post.json().at("/data/conversationId").asString("").equals(conversation))
                .map(Post::event)
                .toList();
        assertThat(told)
                .containsSubsequence(
                        "conversation.created",
                        "message.received",
                        "conversation.taken",
                        "message.sent",
                        "message.noted",
                        "conversation.labelled",
                        "conversation.released",
                        "conversation.resolved",
                        "conversation.reopened",
                        "conversation.unlabelled");
        assertThat(receiver.posts("contact.created")).hasSize(1);
        Post received = receiver.posts("message.received").getFirst();
        JsonNode event = received.json();
        assertThat(event.at("/data/message/text").asString()).isEqualTo("my hovercraft is full of eels");
        assertThat(event.at("/data/conversation/id").asString()).isEqualTo(conversation);
        assertThat(Instant.parse(event.get("createdAt").asString())).isAfter(Instant.EPOCH);
        var at2 = Instant.ofEpochSecond(Long.parseLong(received.signature().split("[=,]")[1]));
        assertThat(received.signature())
                .isEqualTo(Signature.of(
                        received.body(), at2, List.of(made.get("secret").asString())));
        await().atMost(PATIENCE)
                .until(() -> log(at).stream()
                        .allMatch(line -> line.get("state").asString().equals("delivered")));
        assertThat(log(at)).extracting(line -> line.get("id").asString()).doesNotHaveDuplicates();
        JsonNode whole =
                api.get(at + "/deliveries/" + received.delivery()).expect(200).json();
        assertThat(whole.get("request").asString()).isEqualTo(received.body());
        assertThat(whole.get("response").asString()).startsWith("answered 200").hasSize(1024);
        JsonNode page =
                api.get(at + "/deliveries?limit=2&state=delivered").expect(200).json();
        assertThat(page.get("items")).hasSize(2);
        String next = page.get("next").asString();
        assertThat(api.get(at + "/deliveries?limit=2&cursor=" + next)
                        .expect(200)
                        .text())
                .doesNotContain(page.at("/items/0/id").asString());
    }

    private void change(Map<String, Object> wanted) {
        api.post("/api/v1/conversations/changes", wanted).expect(200);
    }

    @Test
    void triesAgainUnderTheSameIdAndHoldsWhatComesAfter() throws IOException {
        var failures = new java.util.concurrent.atomic.AtomicInteger();
        receiver.answer(post -> post.event().equals("message.received") && failures.incrementAndGet() <= 4 ? 500 : 200);
        String at = path(List.of("message.received", "conversation.resolved"));
        try (var healthy = new Receiver();
                var hanging = new Receiver()) {
            hanging.answer(post -> Receiver.HANG);
            create(hanging.url(), List.of("message.received"));
            create(healthy.url(), List.of("message.received"));
            TestingAccount account = written("hello");
            api.post("/api/v1/conversations/" + account.conversation() + "/resolve")
                    .expect(200);
            await().atMost(PATIENCE).until(() -> healthy.posts().size() == 1);
            awaitPosts("conversation.resolved", 1);
        }
        List<Post> posts = receiver.posts();
        assertThat(posts)
                .extracting(Post::event)
                .containsExactly(
                        "message.received",
                        "message.received",
                        "message.received",
                        "message.received",
                        "message.received",
                        "conversation.resolved");
        assertThat(posts.subList(0, 5))
                .extracting(Post::delivery)
                .containsOnly(posts.getFirst().delivery());
        assertThat(posts.subList(0, 5))
                .extracting(Post::body)
                .containsOnly(posts.getFirst().body());
        await().atMost(PATIENCE)
                .until(() -> api.get(at).expect(200).json().get("failures").asInt() == 0);
    }

    @Test
    void followsNoRedirectAndLeavesWhoIsGone() {
        String at = path(List.of("contact.created"));
        receiver.answer(post -> 302);
        written("hello");
        awaitPosts("contact.created", 2);
        assertThat(receiver.posts()).extracting(Post::path).containsOnly("/hook");
        assertThat(log(at).getFirst().get("problem").asString()).isEqualTo("redirected");
        receiver.answer(post -> 410);
        await().atMost(PATIENCE)
                .until(() -> !api.get(at).expect(200).json().get("enabled").asBoolean());
        assertThat(api.get(at).json().get("offReason").asString()).isEqualTo("gone");
        assertThat(api.get("/api/v1/audit?action=webhook.disabled")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        api.post(at + "/replay", Map.of()).expect(409);
        receiver.answer(post -> 200);
        api.patch(at, Map.of("enabled", true)).expect(200);
        await().atMost(PATIENCE)
                .until(() -> log(at).getFirst().get("state").asString().equals("delivered"));
    }

    @Test
    void givesUpAfterADayAndReplaysWhatFailed() {
        receiver.answer(post -> 503);
        String at = path(List.of("contact.created"));
        written("hello");
        awaitPosts("contact.created", 1);
        // The next attempt is the one at the end of the day.
        age("UPDATE webhook_delivery SET since = since - interval '25 hours'");
        await().atMost(PATIENCE)
                .until(() -> log(at).getFirst().get("state").asString().equals("failed"));
        receiver.answer(post -> 200);
        JsonNode again = api.post(at + "/replay", Map.of("since", "2026-01-01T00:00:00Z"))
                .expect(202)
                .json();
        assertThat(again.get("replayed").asInt()).isEqualTo(1);
        await().atMost(PATIENCE)
                .until(() -> log(at).getFirst().get("state").asString().equals("delivered"));
        int before = receiver.posts().size();
        String delivery = log(at).getFirst().get("id").asString();
        api.post(at + "/deliveries/" + delivery + "/replay").expect(202);
        await().atMost(PATIENCE).until(() -> receiver.posts().size() > before);
        Set<String> ids = new LinkedHashSet<>();
        receiver.posts().forEach(post -> ids.add(post.delivery()));
        assertThat(ids).containsExactly(delivery);
    }

    @Test
    void switchesOffWhoDoesNothingButFail() {
        receiver.answer(post -> 500);
        String at = path(List.of("contact.created"));
        written("hello");
        awaitPosts("contact.created", 1);
        await().atMost(PATIENCE)
                .until(() -> api.get(at).expect(200).json().get("failures").asInt() > 0);
        age("UPDATE webhook SET failing_since = failing_since - interval '25 hours'");
        await().atMost(PATIENCE)
                .until(() -> api.get(at)
                        .expect(200)
                        .json()
                        .path("offReason")
                        .asString("")
                        .equals("failing"));
        assertThat(api.get("/api/v1/audit?action=webhook.disabled")
                        .expect(200)
                        .json()
                        .at("/items/0/who/kind")
                        .asString())
                .isEqualTo("system");
    }

    /** Killed between the post and the note: the event comes once more, and the receiver knows it by its id. */
    @Test
    void sendsAgainWhatWasCutOffBeforeItWasNoted() {
        String at = path(List.of("contact.created"));
        UUID id = UUID.fromString(at.substring(at.lastIndexOf('/') + 1));
        age("UPDATE webhook SET lease = gen_random_uuid(), leased_until = now() + interval '1 hour'");
        written("hello");
        Delivery head = transactions
                .call(
                        organisation.tenant(),
                        () -> deliveries.heads(organisation.tenant(), id, Instant.parse("9999-01-01T00:00:00Z"), 1))
                .getFirst();
        Webhook webhook = transactions
                .call(organisation.tenant(), () -> webhooks.find(organisation.tenant(), id))
                .orElseThrow();
        String body = transactions.call(organisation.tenant(), () -> {
            String written = post.bodies().of(organisation.tenant(), head);
            deliveries.write(organisation.tenant(), head.id(), written);
            return written;
        });
        assertThat(post.courier().post(webhook, head, body).accepted()).isTrue();
        age("UPDATE webhook SET leased_until = now() - interval '1 second'");
        awaitPosts("contact.created", 2);
        assertThat(receiver.posts())
                .extracting(Post::delivery)
                .containsOnly(head.id().toString());
        assertThat(receiver.posts()).extracting(Post::body).containsOnly(body);
    }

    @Test
    void signsWithBothSecretsAfterARotationAndPingsOnDemand() {
        JsonNode made = create(receiver.url(), List.of("contact.created"));
        String at = "/api/v1/webhooks/" + made.at("/webhook/id").asString();
        JsonNode rotated = api.post(at + "/rotate").expect(200).json();
        JsonNode ping = api.post(at + "/test").expect(200).json();
        assertThat(ping.at("/delivery/state").asString()).isEqualTo("delivered");
        Post post = receiver.posts("ping").getFirst();
        var signed = Instant.ofEpochSecond(Long.parseLong(post.signature().split("[=,]")[1]));
        assertThat(post.signature())
                .isEqualTo(Signature.of(
                        post.body(),
                        signed,
                        List.of(
                                rotated.get("secret").asString(),
                                made.get("secret").asString())));
        assertThat(api.get("/api/v1/webhooks").expect(200).text()).doesNotContain("whsec_");
        api.delete(at).expect(204);
        api.get(at).expect(404);
        written("hello");
        assertThat(receiver.posts("contact.created")).isEmpty();
    }

    @Test
    void refusesWhatItCannotCallAndWhoMayNotReadCustomers() {
        for (String url :
                List.of("ftp://example.org", "https://a:b@example.org", "nonsense", "http://", "https://x y")) {
            assertThat(api.post(
                                    "/api/v1/webhooks",
                                    Map.of("name", "x", "url", url, "types", List.of("contact.created")))
                            .expect(422)
                            .code())
                    .isEqualTo("outgoing-webhooks/invalid");
        }
        String metadata = "http://169.254.169.254/latest";
        String id =
                create(metadata, List.of("contact.created")).at("/webhook/id").asString();
        assertThat(api.post("/api/v1/webhooks/" + id + "/test")
                        .expect(200)
                        .json()
                        .at("/delivery/problem")
                        .asString())
                .isEqualTo("address-refused");
        String token = api.post("/api/v1/tokens", Map.of("name", "Hooks", "scopes", List.of("webhooks:manage")))
                .expect(201)
                .json()
                .get("token")
                .asString();
        Api narrow = Api.withToken(api.baseUrl(), token);
        narrow.get("/api/v1/webhooks").expect(200);
        narrow.post("/api/v1/webhooks", Map.of("name", "x", "url", receiver.url(), "types", List.of("contact.created")))
                .expect(403);
    }
}
