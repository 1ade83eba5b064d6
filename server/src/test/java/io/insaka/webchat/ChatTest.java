package io.insaka.webchat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
@Timeout(90)
class ChatTest {
    private static final String SECRET = "a-secret-of-the-site-with-32-signs";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] PNG = HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cf"
                    + "c0000003010100c9fe92ef0000000049454e44ae426082");

    @Autowired
    Organisations organisations;

    private Browser visitor(String channel) {
        return Browser.open(organisations.baseUrl(), channel, Map.of());
    }

    private static void awaitTexts(Browser browser, String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(browser.texts()).contains(texts));
    }

    private static String conversation(Organisation organisation) {
        JsonNode items = organisation
                .api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .path("items");
        assertThat(items.size()).isEqualTo(1);
        return items.get(0).get("id").asString();
    }

    @Test
    void theBotAnswersAVisitorExactlyOnceHoweverOftenTheyAsk() {
        Organisation organisation = organisations.found();
        organisation
                .api()
                .post(
                        "/api/v1/articles",
                        Map.of("question", "When are you open?", "answer", "We open at eight every day."))
                .expect(201);
        Browser browser = visitor(Browser.connect(organisation, Map.of()));
        var question = Browser.text("When are you open?");
        browser.post(question).expect(200);
        browser.post(question).expect(200);
        browser.post(question, question).expect(200);
        awaitTexts(browser, "When are you open?");
        await().atMost(PATIENCE)
                .until(() -> browser.texts().stream().anyMatch(text -> text.contains("We open at eight")));
        assertThat(browser.texts()).filteredOn("When are you open?"::equals).hasSize(1);
        assertThat(browser.texts())
                .filteredOn(text -> text.contains("We open at eight"))
                .hasSize(1);
        JsonNode mine = browser.messages().getFirst();
        assertThat(mine.get("clientId").asString()).isEqualTo(question.get("id"));
        assertThat(mine.get("from").asString()).isEqualTo("visitor");
        assertThat(browser.messages().getLast().get("from").asString()).isEqualTo("bot");
    }

    @Test
    void whatWasWrittenOfflineComesOnceAndInOrder() {
        Organisation organisation = organisations.found();
        Browser browser = visitor(Browser.connect(organisation, Map.of()));
        Object[] batch = new Object[50];
        String[] texts = new String[50];
        for (int n = 0; n < 50; n++) {
            texts[n] = "line " + n;
            batch[n] = Browser.text(texts[n]);
        }
        browser.post(batch).expect(200);
        browser.post(batch).expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.api()
                                .get(browser.path("messages?limit=100"))
                                .json()
                                .path("items")
                                .valueStream()
                                .filter(message ->
                                        message.path("from").asString().equals("visitor"))
                                .map(message -> message.path("text").asString()))
                        .containsExactly(texts));
    }

    @Test
    void aVisitorSeesTheirOwnThreadAndNoNotes() {
        Organisation organisation = organisations.found();
        String channel = Browser.connect(organisation, Map.of());
        Browser one = visitor(channel);
        Browser two = visitor(channel);
        one.post(Browser.text("my secret")).expect(200);
        awaitTexts(one, "my secret");
        String conversation = conversation(organisation);
        organisation
                .api()
                .withHeader("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", "between us", "note", true))
                .expect(201);
        assertThat(two.texts()).isEmpty();
        assertThat(one.texts()).doesNotContain("between us");
        String foreign = one.messages().getFirst().get("id").asString();
        two.post(Browser.text("hello")).expect(200);
        awaitTexts(two, "hello");
        two.api().get(two.path("messages?before=" + foreign)).expect(404);

        String sameOwner = Browser.connect(organisation, Map.of());
        String otherOwner = Browser.connect(organisations.found(), Map.of());
        for (String elsewhere : List.of(sameOwner, otherOwner)) {
            one.api().get("/api/chat/" + elsewhere + "/messages").expect(401);
            one.api().get("/api/chat/" + elsewhere + "/live").expect(401);
            one.api()
                    .post("/webhooks/webchat/" + elsewhere, Map.of("items", List.of(Browser.text("x"))))
                    .expect(401);
        }
        Api.stranger(organisations.baseUrl()).get(one.path("messages")).expect(401);
        one.api().get("/api/v1/conversations").expect(401);
        organisations
                .stranger()
                .get("/api/chat/" + UUID.randomUUID() + "/messages")
                .expect(404);
    }

    @Test
    void aReceiptIsOnlyAboutTheReadersOwnMessages() {
        Organisation organisation = organisations.found();
        String channel = Browser.connect(organisation, Map.of());
        Browser one = visitor(channel);
        Browser two = visitor(channel);
        one.post(Browser.text("hello")).expect(200);
        awaitTexts(one, "hello");
        reply(organisation, conversation(organisation), "what can we do for you?");
        awaitTexts(one, "what can we do for you?");
        String id = ours(one, "what can we do for you?").get("id").asString();
        two.post(Browser.text("me too"), receipt(id)).expect(200);
        awaitTexts(two, "me too");
        assertThat(ours(one, "what can we do for you?").get("status").asString())
                .isEqualTo("sent");
        one.post(receipt(id)).expect(200);
        await().atMost(PATIENCE)
                .until(() -> ours(one, "what can we do for you?")
                        .get("status")
                        .asString()
                        .equals("read"));
    }

    private static Map<String, Object> receipt(String id) {
        return Map.of("id", UUID.randomUUID().toString(), "type", "read", "refs", List.of(id));
    }

    private static JsonNode ours(Browser browser, String text) {
        return browser.messages().stream()
                .filter(message -> message.path("text").asString().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static void reply(Organisation organisation, String conversation, String text) {
        organisation
                .api()
                .withHeader("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", text))
                .expect(201);
    }

    @Test
    void aStreamTellsWhatHappensAndIsResumedWithoutAGap() {
        Organisation organisation = organisations.found();
        Browser browser = visitor(Browser.connect(organisation, Map.of()));
        String last;
        try (var stream = new EventStream(browser, null)) {
            await().atMost(PATIENCE).until(() -> stream.names().contains("ready"));
            browser.post(Browser.text("first")).expect(200);
            await().atMost(PATIENCE).until(() -> stream.texts().contains("first"));
            reply(organisation, conversation(organisation), "a person here");
            await().atMost(PATIENCE).until(() -> stream.texts().contains("a person here"));
            assertThat(stream.events()).anySatisfy(event -> {
                assertThat(event.name()).isEqualTo("holder");
                assertThat(event.data().get("kind").asString()).isEqualTo("teammate");
                assertThat(event.data().get("name").asString())
                        .isEqualTo(organisation.owner().name());
            });
            organisation
                    .api()
                    .post("/api/v1/conversations/" + conversation(organisation) + "/typing")
                    .expect(204);
            await().atMost(PATIENCE).until(() -> stream.names().contains("typing"));
            last = stream.last();
        }
        browser.post(Browser.text("second")).expect(200);
        reply(organisation, conversation(organisation), "while you were away");
        awaitTexts(browser, "second", "while you were away");
        try (var stream = new EventStream(browser, last)) {
            await().atMost(PATIENCE).until(() -> stream.texts().containsAll(List.of("second", "while you were away")));
            browser.post(Browser.text("third")).expect(200);
            await().atMost(PATIENCE).until(() -> stream.texts().contains("third"));
        }
    }

    @Test
    void theInboxHearsThatAVisitorIsTyping() {
        Organisation organisation = organisations.found();
        Browser browser = visitor(Browser.connect(organisation, Map.of()));
        browser.post(Browser.text("hello")).expect(200);
        awaitTexts(browser, "hello");
        try (var inbox = new EventStream(organisations.baseUrl() + "/api/v1/live", organisation.ownerToken(), null)) {
            await().atMost(PATIENCE).until(() -> !inbox.names().isEmpty());
            browser.api().post(browser.path("typing")).expect(204);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(inbox.events())
                            .anySatisfy(event -> assertThat(event.data().toString())
                                    .contains("\"typing\"", conversation(organisation))));
        }
    }

    @Test
    void aKnownCustomerHasOneThreadOnEveryDeviceAndKeepsTheOneBegunAsAStranger() {
        Organisation organisation = organisations.found();
        String channel = Browser.connect(organisation, Map.of("identitySecret", SECRET));
        Browser phone = visitor(channel);
        phone.post(Browser.text("written as a stranger")).expect(200);
        awaitTexts(phone, "written as a stranger");
        var identity = Map.of("userId", "42", "hmac", hmac("42"));
        Browser known =
                Browser.open(organisations.baseUrl(), channel, Map.of("token", phone.token(), "identity", identity));
        assertThat(known.visitor()).isEqualTo(phone.visitor());
        assertThat(known.texts()).contains("written as a stranger");
        Browser laptop = Browser.open(organisations.baseUrl(), channel, Map.of("identity", identity));
        assertThat(laptop.texts()).contains("written as a stranger");
        assertThat(laptop.session().path("visitor").path("identified").asBoolean())
                .isTrue();

        var other = Map.of("userId", "43", "hmac", hmac("43"));
        Browser shared =
                Browser.open(organisations.baseUrl(), channel, Map.of("token", known.token(), "identity", other));
        assertThat(shared.visitor()).isNotEqualTo(phone.visitor());
        assertThat(shared.texts()).isEmpty();

        var forged = Map.of("identity", Map.of("userId", "42", "hmac", hmac("43")));
        assertThat(organisations
                        .stranger()
                        .post("/api/chat/" + channel + "/session", forged)
                        .expect(401)
                        .code())
                .isEqualTo("chat/identity");
        String plain = Browser.connect(organisation, Map.of());
        organisations
                .stranger()
                .post("/api/chat/" + plain + "/session", Map.of("identity", identity))
                .expect(422);
    }

    private static String hmac(String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(user.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void onlyAllowedWebsitesMayUseTheChat() {
        Organisation organisation = organisations.found();
        String channel = Browser.connect(organisation, Map.of("allowedOrigins", "https://shop.example"));
        Api shop = organisations.stranger().withHeader("Origin", "https://shop.example");
        Api evil = organisations.stranger().withHeader("Origin", "https://evil.example");
        for (String path : List.of("/api/chat/" + channel + "/session", "/webhooks/webchat/" + channel)) {
            Api.Response asked = shop.send("OPTIONS", path, null).expect(204);
            assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
            assertThat(asked.header("Access-Control-Allow-Headers")).contains("Authorization");
            Api.Response refused = evil.send("OPTIONS", path, null).expect(403);
            assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
            evil.post(path, Map.of()).expect(403);
        }
        String token = shop.post("/api/chat/" + channel + "/session", Map.of())
                .expect(200)
                .json()
                .get("token")
                .asString();
        Api.Response kept = shop.withHeader("Authorization", "Bearer " + token)
                .post("/webhooks/webchat/" + channel, Map.of("items", List.of(Browser.text("hi"))))
                .expect(200);
        assertThat(kept.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    }

    @Test
    void filesAreLookedAtAndShownToTheirVisitorOnly() {
        Organisation organisation = organisations.found();
        String channel = Browser.connect(organisation, Map.of());
        Browser browser = visitor(channel);
        JsonNode uploaded = browser.api()
                .upload(browser.path("files"), "a.png", "image/png", PNG)
                .expect(201)
                .json();
        browser.post(Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "type",
                        "file",
                        "file",
                        uploaded.get("ticket").asString(),
                        "caption",
                        "my photo"))
                .expect(200);
        awaitTexts(browser, "my photo");
        JsonNode shown = ours(browser, "my photo");
        assertThat(shown.get("type").asString()).isEqualTo("image");
        String url = shown.path("attachments").get(0).get("url").asString();
        Api.Response picture = organisations.stranger().get(url).expect(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/png");
        organisations.stranger().get(url.substring(0, url.indexOf('?'))).expect(403);
        assertThat(browser.api()
                        .upload(browser.path("files"), "a.png", "image/png", "<html><script>x</script>".getBytes(UTF_8))
                        .expect(415)
                        .code())
                .isEqualTo("chat/file-type");
        browser.api()
                .upload(browser.path("files"), "big.png", "image/png", new byte[10 * 1024 * 1024 + 1])
                .expect(413);
        organisations
                .stranger()
                .upload(browser.path("files"), "a.png", "image/png", PNG)
                .expect(401);
    }

    @Test
    void aVisitorWithAnOldTokenIsNoFaultOfTheChannel() {
        Organisation organisation = organisations.found();
        String channel = Browser.connect(organisation, Map.of());
        Browser browser = visitor(channel);
        browser.post(Browser.text("hello")).expect(200);
        Api.withToken(organisations.baseUrl(), browser.token() + "x")
                .post("/webhooks/webchat/" + channel, Map.of("items", List.of(Browser.text("again"))))
                .expect(401);
        JsonNode health = organisation
                .api()
                .get("/api/v1/channels/" + channel)
                .expect(200)
                .json()
                .path("health");
        assertThat(health.path("state").asString()).isEqualTo("ok");
        assertThat(health.path("rejected").path("count").asInt(-1)).isZero();
    }

    @Test
    void whoComesTooOftenHasToWait() {
        String channel = Browser.connect(organisations.found(), Map.of());
        Browser browser = visitor(channel);
        Api.Response answer = browser.post(Browser.text("again"));
        for (int n = 0; n < 70 && answer.status() == 200; n++) {
            answer = browser.post(Map.of("id", "always-the-same", "type", "nothing"));
        }
        assertThat(answer.expect(429).header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(answer.code()).isEqualTo("webhooks/too-many");
        visitor(channel).post(Browser.text("somebody else")).expect(200);
    }

    @Test
    void theAppHasItsManifestAndItsPicture() {
        String channel = Browser.connect(
                organisations.found(), Map.of("branding", "{\"title\":\"Mwamba Clinic\",\"colour\":\"#aa0000\"}"));
        Api stranger = organisations.stranger();
        Api.Response manifest =
                stranger.get("/chat/" + channel + "/manifest.webmanifest").expect(200);
        assertThat(manifest.json().get("name").asString()).isEqualTo("Mwamba Clinic");
        assertThat(manifest.json().get("theme_color").asString()).isEqualTo("#aa0000");
        assertThat(stranger.get("/chat/" + channel + "/icon-192.png")
                        .expect(200)
                        .header("Content-Type"))
                .isEqualTo("image/png");
        stranger.get("/chat/" + UUID.randomUUID() + "/manifest.webmanifest").expect(404);
    }
}
