package io.insaka.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.kernel.ChannelId;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An account's life: in use, off, archived, gone; and held while its provider does not accept the credentials. */
@ProductTest
class ConnectionsTest {
    private static final String CUSTOMER = "260971000042";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel testing;

    @Autowired
    ChannelHealth health;

    @Autowired
    HealthRepository stored;

    @Autowired
    io.insaka.database.TenantTransactions transactions;

    private Organisation organisation;
    private Api api;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    @Test
    void isUnverifiedUntilTheFirstWebhookAndRemembersIt() {
        var account = TestingAccount.connect(testing, organisation);
        assertThat(state(account.id())).isEqualTo("unverified nothing-received");
        account.deliver(TestingAccount.text("1", "a", "hello"));
        assertThat(state(account.id())).isEqualTo("ok working");
        await().atMost(TestingAccount.PATIENCE)
                .untilAsserted(() -> assertThat(
                                transactions.call(organisation.tenant(), () -> stored.all(organisation.tenant())))
                        .anySatisfy((id, seen) -> assertThat(seen.webhookAt()).isNotNull()));
        await().atMost(TestingAccount.PATIENCE)
                .untilAsserted(() -> assertThat(
                                health(account.id()).get("lastDeliveryAt").isNull())
                        .isFalse());
    }

    @Test
    void countsWhatItTurnedAwaySoThatAWrongSecretIsNoticed() {
        var account = TestingAccount.connect(testing, organisation);
        Api.stranger(api.baseUrl()).post(account.path(), "{\"items\":[]}").expect(401);
        assertThat(state(account.id())).as("may be anybody").isEqualTo("unverified wrong-signature");
        for (int n = 0; n < 2; n++) {
            Api.stranger(api.baseUrl()).post(account.path(), "{\"items\":[]}").expect(401);
        }
        assertThat(state(account.id())).isEqualTo("failing wrong-signature");
        JsonNode rejected = health(account.id()).get("rejected");
        assertThat(rejected.get("count").asInt()).isEqualTo(3);
        assertThat(rejected.get("lastAt").asString()).isNotBlank();
        account.deliver();
        assertThat(state(account.id())).isEqualTo("ok working");
        assertThat(health(account.id()).get("rejected").get("count").asInt()).isEqualTo(3);
    }

    @Test
    void holdsWhatWaitsWhileCredentialsAreRefusedAndSendsItInOrderAfterwards() {
        var account = TestingAccount.connect(testing, organisation);
        account.script(message -> new SendOutcome.Unauthorized(new ProviderError("190", "Session has expired")));
        account.deliver(TestingAccount.text("1", "a", "agent"));
        await().atMost(TestingAccount.PATIENCE)
                .untilAsserted(() -> assertThat(state(account.id())).isEqualTo("expired credentials-refused"));
        String conversation = account.conversations().getFirst().get("id").asString();
        for (String text : List.of("one", "two", "three")) {
            api.withHeader("Idempotency-Key", text)
                    .post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", text))
                    .expect(201);
        }
        assertThat(health(account.id()).get("waiting").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(health(account.id()).get("lastError").get("text").asString()).contains("expired");
        int tries = account.sent().size();

        account.script(TestingChannel::accepted);
        account.changeSettings();
        await().atMost(TestingAccount.PATIENCE)
                .untilAsserted(() -> assertThat(account.sentTexts()
                                .subList(tries, account.sent().size()))
                        .endsWith("one", "two", "three"));
        await().atMost(TestingAccount.PATIENCE)
                .untilAsserted(() ->
                        assertThat(health(account.id()).get("waiting").asInt()).isZero());
        assertThat(state(account.id())).isEqualTo("ok working");
        assertThat(api.get("/api/v1/dead-letters").expect(200).json().get("items"))
                .isEmpty();
    }

    @Test
    void hearsFromTheSandboxThatATokenHasExpiredAndMendsItByATest() {
        String number = "number-" + organisation.tenant();
        String id = create(whatsapp(number));
        expire(1);
        JsonNode test = api.post("/api/v1/channels/" + id + "/test").expect(200).json();
        assertThat(test.get("ok").asBoolean()).isFalse();
        assertThat(test.get("detail").asString()).contains("190").contains("expired");
        assertThat(state(id)).isEqualTo("expired credentials-refused");
        api.post(
                        "/api/v1/sandbox/phones/" + number + "/" + CUSTOMER + "/messages",
                        Map.of("type", "text", "text", "agent"))
                .expect(201);
        await().atMost(TestingAccount.PATIENCE)
                .untilAsserted(
                        () -> assertThat(health(id).get("waiting").asInt()).isPositive());
        assertThat(onThePhone(number)).doesNotContain("business");

        expire(0);
        assertThat(api.post("/api/v1/channels/" + id + "/test")
                        .expect(200)
                        .json()
                        .get("ok")
                        .asBoolean())
                .isTrue();
        await().atMost(TestingAccount.PATIENCE)
                .untilAsserted(() -> assertThat(onThePhone(number)).contains("business"));
        assertThat(state(id)).isEqualTo("ok working");
    }

    @Test
    void keepsWhatArrivesWhileOffForAPersonToSeeAndSendsNothing() {
        var account = TestingAccount.connect(testing, organisation);
        turn(account.id(), "off").expect(200);
        assertThat(state(account.id())).isEqualTo("disabled switched-off");
        account.deliver(TestingAccount.text("1", "a", "hello"));
        account.awaitBalanced(1);
        JsonNode conversation = account.conversations().getFirst();
        assertThat(conversation.get("holder").get("kind").asString()).isEqualTo("queue");
        api.withHeader("Idempotency-Key", "k")
                .post(
                        "/api/v1/conversations/" + conversation.get("id").asString() + "/messages",
                        Map.of("text", "later"))
                .expect(201);
        assertThat(health(account.id()).get("waiting").asInt()).isEqualTo(1);
        assertThat(account.sent()).isEmpty();
        turn(account.id(), "on").expect(200);
        await().atMost(TestingAccount.PATIENCE)
                .untilAsserted(() -> assertThat(account.sentTexts()).containsExactly("later"));
    }

    @Test
    void goesOnlyWhenNothingWouldBeLostWithIt() {
        var used = TestingAccount.connect(testing, organisation);
        used.deliver(TestingAccount.text("1", "a", "hello"));
        assertThat(api.delete("/api/v1/channels/" + used.id()).expect(409).code())
                .isEqualTo("channels/in-use");
        turn(used.id(), "archived").expect(200);
        assertThat(state(used.id())).isEqualTo("disabled archived");
        turn(used.id(), "deleted").expect(422);

        String id = create(whatsapp("unused"));
        assertThat(api.post("/api/v1/channels", whatsapp("unused")).expect(409).text())
                .contains("Front desk");
        api.delete("/api/v1/channels/" + id).expect(204);
        api.get("/api/v1/channels/" + id).expect(404);
        api.delete("/api/v1/channels/" + id).expect(404);
        Api.stranger(api.baseUrl()).post("/webhooks/whatsapp/" + id, "{}").expect(404);
        create(whatsapp("unused"));
    }

    @Test
    void aRefusalOfOldCredentialsDoesNotHoldTheNewOnes(
            @Autowired Channels channels, @Autowired Connections connections) {
        var account = TestingAccount.connect(testing, organisation);
        var id = new ChannelId(UUID.fromString(account.id()));
        ChannelAccount tried = channels.find(id).orElseThrow();
        account.changeSettings();
        connections.refused(tried, new ProviderError("190", "expired"));
        assertThat(channels.find(id).orElseThrow().standing().sends()).isTrue();
        connections.refused(channels.find(id).orElseThrow(), new ProviderError("190", "expired"));
        assertThat(channels.find(id).orElseThrow().standing().sends()).isFalse();
    }

    @Test
    void showsSettingsToWhoManagesThemAndSecretsToNobody() {
        String id = create(whatsapp("42"));
        JsonNode settings =
                api.get("/api/v1/channels/" + id + "/settings").expect(200).json();
        assertThat(settings.get("values").get("phoneNumberId").asString()).isEqualTo("42");
        assertThat(settings.get("values").get("verifyToken").asString()).isEqualTo("verify-42");
        assertThat(settings.get("secrets").valueStream().map(JsonNode::asString))
                .containsExactly("accessToken", "appSecret");
        assertThat(settings.toString()).doesNotContain("token-of", "secret-of");
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.get("/api/v1/channels/" + id + "/settings").expect(403);
        agent.patch("/api/v1/channels/" + id, Map.of("state", "off")).expect(403);
        agent.delete("/api/v1/channels/" + id).expect(403);
        organisations.found().api().get("/api/v1/channels/" + id + "/settings").expect(404);
    }

    @Test
    void describesEachKindSoThatAFormCanBeMadeOfIt() {
        JsonNode kinds = api.get("/api/v1/channel-kinds").expect(200).json().get("items");
        assertThat(kinds).anySatisfy(kind -> {
            assertThat(kind.get("kind").asString()).isEqualTo("whatsapp");
            assertThat(kind.get("before")).isNotEmpty();
            assertThat(kind.get("fields")).anySatisfy(field -> {
                assertThat(field.get("name").asString()).isEqualTo("appSecret");
                assertThat(field.get("type").asString()).isEqualTo("secret");
                assertThat(field.get("required").asBoolean()).isTrue();
                assertThat(field.get("where").asString()).isNotBlank();
            });
        });
    }

    private JsonNode health(String id) {
        return api.get("/api/v1/channels/" + id).expect(200).json().get("health");
    }

    private String state(String id) {
        JsonNode health = health(id);
        return health.get("state").asString() + " " + health.get("reason").asString();
    }

    private Api.Response turn(String id, String state) {
        return api.patch("/api/v1/channels/" + id, Map.of("state", state));
    }

    private String create(Map<String, Object> channel) {
        return api.post("/api/v1/channels", channel)
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    private void expire(int share) {
        api.put("/api/v1/sandbox/faults", Map.of("expiredToken190", share)).expect(200);
    }

    private String onThePhone(String number) {
        return api.get("/api/v1/sandbox/phones/" + number + "/" + CUSTOMER + "/messages")
                .expect(200)
                .text();
    }

    private Map<String, Object> whatsapp(String number) {
        return new HashMap<>(Map.of(
                "kind",
                "whatsapp",
                "name",
                "Front desk",
                "settings",
                Map.of(
                        "phoneNumberId",
                        number,
                        "accessToken",
                        "token-of-" + number,
                        "appSecret",
                        "secret-of-" + number,
                        "verifyToken",
                        "verify-" + number,
                        "baseUrl",
                        api.baseUrl() + "/sandbox/graph")));
    }
}
