package io.insaka.sandbox.chatwoot;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The product beside a team that keeps Chatwoot as its inbox. */
@ProductTest
class ChatwootTest {
    @Autowired
    Organisations organisations;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ChatwootSimulator chatwoot =
            new ChatwootSimulator("agent-token", "webhook-secret", Clock.systemUTC(), this::carry);
    private final SimulatorServer server = SimulatorServer.start(0, "/chatwoot", chatwoot);
    private Api api = Api.stranger("http://localhost");
    private String channel = "";
    private String owner = "";

    @BeforeEach
    void connect() {
        Organisations.Organisation organisation = organisations.found();
        api = organisation.api();
        owner = organisation.ownerEmail();
        channel = api.post(
                        "/api/v1/channels",
                        Map.of(
                                "kind", "chatwoot",
                                "name", "Chatwoot",
                                "settings",
                                        Map.of(
                                                "baseUrl", server.address().toString(),
                                                "accountId", "1",
                                                "accessToken", "agent-token",
                                                "webhookSecret", "webhook-secret")))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    @AfterEach
    void close() {
        server.close();
        client.shutdownNow();
    }

    private void carry(ChatwootSimulator.Call call) {
        try {
            client.send(
                    HttpRequest.newBuilder(URI.create(organisations.baseUrl() + "/webhooks/chatwoot/" + channel))
                            .header("Content-Type", "application/json")
                            .header("X-Chatwoot-Timestamp", call.timestamp())
                            .header("X-Chatwoot-Signature", call.signature())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode conversation() {
        return api.get("/api/v1/conversations?channel=" + channel)
                .expect(200)
                .json()
                .path("items")
                .path(0);
    }

    private String holder() {
        return conversation().path("holder").path("kind").asString("");
    }

    private List<JsonNode> outbound() {
        return api.get("/api/v1/conversations/" + conversation().path("id").asString() + "/messages?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(message -> message.path("direction").asString().equals("outbound"))
                .toList();
    }

    private void awaitQuiet() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode sums = api.get("/api/v1/intake/balance?channel=" + channel)
                    .expect(200)
                    .json();
            assertThat(sums.path("waiting").asInt()).isZero();
            assertThat(outbound())
                    .noneMatch(message -> List.of("queued", "sending", "unsure")
                            .contains(message.path("status").asString()));
        });
    }

    private void greet() {
        chatwoot.says("hello");
        await().atMost(PATIENCE).until(() -> !chatwoot.taken().isEmpty());
        awaitQuiet();
    }

    @Test
    void answersACustomerOnceAndIsNotMovedByItsOwnWords() {
        greet();
        assertThat(holder()).isEqualTo("bot");
        assertThat(outbound()).hasSameSizeAs(chatwoot.taken());
    }

    @Test
    void isSilentOnceAnAgentWritesAndBackWhenTheyAreDone() {
        greet();
        int answers = chatwoot.taken().size();
        chatwoot.agentWrites("a note for colleagues", true);
        awaitQuiet();
        assertThat(holder()).isEqualTo("bot");
        chatwoot.agentWrites("Bupe here", false);
        await().atMost(PATIENCE).until(() -> holder().equals("queue"));
        chatwoot.says("thank you");
        awaitQuiet();
        assertThat(chatwoot.taken()).hasSize(answers);
        await().atMost(PATIENCE).until(() -> chatwoot.labels().contains("insaka-needs-person"));
        chatwoot.setStatus("resolved");
        await().atMost(PATIENCE).until(() -> holder().equals("bot"));
        await().atMost(PATIENCE).until(() -> chatwoot.labels().equals(List.of("vip")));
        assertThat(chatwoot.status()).isEqualTo("resolved");
    }

    @Test
    void isSilentWhileAnAgentHasTheConversation() {
        greet();
        int answers = chatwoot.taken().size();
        chatwoot.assign(true);
        await().atMost(PATIENCE).until(() -> holder().equals("queue"));
        chatwoot.says("anybody?");
        awaitQuiet();
        assertThat(chatwoot.taken()).hasSize(answers);
    }

    @Test
    void tellsChatwootThatATeammateHereTookOver() {
        greet();
        String id = conversation().path("id").asString();
        chatwoot.agent(8, "Owner", owner);
        api.post("/api/v1/conversations/" + id + "/take", Map.of()).expect(200);
        await().atMost(PATIENCE).until(() -> chatwoot.labels().contains("insaka-needs-person"));
        assertThat(chatwoot.status()).isEqualTo("open");
        assertThat(chatwoot.assignee()).contains(8L);
        api.post("/api/v1/conversations/" + id + "/release", Map.of()).expect(200);
        await().atMost(PATIENCE).until(() -> chatwoot.status().equals("pending"));
        assertThat(chatwoot.assignee()).isEmpty();
        awaitQuiet();
        assertThat(holder()).isEqualTo("bot");
    }

    /** Taken and given back before Chatwoot has reported the first: what it says of it then is no news. */
    @Test
    void isNotStoppedByALateReportOfWhatItToldItself() {
        greet();
        int answers = chatwoot.taken().size();
        String id = conversation().path("id").asString();
        chatwoot.agent(8, "Owner", owner);
        chatwoot.hold();
        api.post("/api/v1/conversations/" + id + "/take", Map.of()).expect(200);
        await().atMost(PATIENCE).until(() -> chatwoot.assignee().isPresent());
        api.post("/api/v1/conversations/" + id + "/release", Map.of()).expect(200);
        await().atMost(PATIENCE).until(() -> chatwoot.status().equals("pending"));
        assertThat(chatwoot.release()).isGreaterThanOrEqualTo(3);
        chatwoot.says("hello again");
        await().atMost(PATIENCE).until(() -> chatwoot.taken().size() > answers);
        awaitQuiet();
        assertThat(holder()).isEqualTo("bot");
        assertThat(chatwoot.status()).isEqualTo("pending");
    }

    /** The bot goes on, so its status is left alone: only what is known of the contact is new. */
    @Test
    void tellsChatwootWhatIsKnownOfTheContact() {
        greet();
        chatwoot.says("STOP");
        await().atMost(PATIENCE)
                .until(() -> chatwoot.attributes().path("insaka_opted_out").asBoolean(false));
        assertThat(chatwoot.attributes().path("tier").asString()).isEqualTo("gold");
        assertThat(chatwoot.status()).isEqualTo("open");
    }

    @Test
    void tellsChatwootOnceItIsThereAgain() {
        greet();
        chatwoot.answerNext(503, 200, 503);
        String id = conversation().path("id").asString();
        api.post("/api/v1/conversations/" + id + "/take", Map.of()).expect(200);
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> chatwoot.labels().contains("insaka-needs-person"));
        assertThat(chatwoot.status()).isEqualTo("open");
    }

    @Test
    void sendsOnceWhatWasTakenWithoutAnAnswer() {
        greet();
        int before = chatwoot.taken().size();
        chatwoot.failNext(new Answer.Drop());
        api.post(
                        "/api/v1/conversations/" + conversation().path("id").asString() + "/messages",
                        Map.of("text", "Only once, please"))
                .expect(201);
        await().atMost(PATIENCE).until(() -> chatwoot.taken().size() > before);
        awaitQuiet();
        assertThat(chatwoot.taken()).hasSize(before + 1);
    }
}
