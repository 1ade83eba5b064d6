package io.insaka.sandbox.twilio;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.sandbox.sms.Reports;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.Talk;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The product behind a number at Twilio. */
@ProductTest
class TwilioTest {
    private static final String ACCOUNT = "AC00000000000000000000000000000002";
    private static final String TOKEN = "abcdef0123456789abcdef0123456789";
    private static final String NUMBER = "+15550002222";
    private static final String CUSTOMER = "+260971234567";

    @Autowired
    Organisations organisations;

    private final Talk talk = new Talk();
    private final List<Talk.Answered> answers = new CopyOnWriteArrayList<>();
    private final List<SignedWebhook> calls = new CopyOnWriteArrayList<>();
    private final TwilioSimulator twilio = new TwilioSimulator(ACCOUNT, TOKEN, NUMBER, Clock.systemUTC(), this::carry);
    private final SimulatorServer server = SimulatorServer.start(0, "/twilio", twilio);
    private Api api = Api.stranger("http://localhost");

    @BeforeEach
    void connect() {
        api = organisations.found().api();
        var settings = Map.of(
                "accountSid",
                ACCOUNT,
                "authToken",
                TOKEN,
                "from",
                NUMBER,
                "baseUrl",
                server.address().toString());
        JsonNode channel = api.post("/api/v1/channels", Map.of("kind", "twilio", "name", "SMS", "settings", settings))
                .expect(201)
                .json();
        twilio.enter(channel.path("webhookUrl").asString(), server.address().toString());
        assertThat(URI.create(channel.path("webhookUrl").asString()).getPath())
                .isEqualTo("/webhooks/twilio/" + channel.path("id").asString());
        assertThat(api.post("/api/v1/channels/" + channel.path("id").asString() + "/test")
                        .expect(200)
                        .json()
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @AfterEach
    void close() {
        server.close();
        talk.close();
    }

    private void carry(SignedWebhook call) {
        calls.add(call);
        answers.add(post(call, call.signature()));
    }

    private Talk.Answered post(SignedWebhook call, String signature) {
        return talk.form(call.url(), call.body(), Map.of("X-Twilio-Signature", signature));
    }

    private List<String> sent() {
        return twilio.sent().stream().map(SentMessage::body).toList();
    }

    private void awaitSent(int many) {
        await().atMost(PATIENCE).until(() -> twilio.sent().size() >= many);
    }

    @Test
    void answersOnceAndUnderstandsTheNumberOfAnOption() {
        twilio.says(CUSTOMER, "menu");
        post(calls.getFirst(), calls.getFirst().signature());
        awaitSent(1);
        String person = sent().getFirst()
                .lines()
                .filter(line -> line.matches("[0-9]+\\. .*person.*"))
                .findFirst()
                .orElseThrow();
        twilio.says(CUSTOMER, person.substring(0, person.indexOf('.')));
        awaitSent(2);
        assertThat(sent().get(1)).contains("team");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Talk.outbound(api))
                        .hasSize(2)
                        .allSatisfy(message ->
                                assertThat(message.path("status").asString()).isEqualTo("delivered")));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            // Anything else Twilio would send to the customer.
            assertThat(answer.body())
                    .satisfiesAnyOf(
                            empty -> assertThat(empty).isEmpty(),
                            markup -> assertThat(markup).endsWith("<Response/>"));
        });
        assertThat(Talk.inbound(api)).hasSize(2);
    }

    /** A hang, and a connection that is cut after the message was taken: the report with our reference settles both. */
    @Test
    void neverSendsTwiceWhateverBecomesOfAnswersAndReports() {
        twilio.report(Reports.DOUBLED);
        twilio.failNext(new Answer.Drop());
        twilio.says(CUSTOMER, "menu");
        awaitSent(1);
        await().atMost(PATIENCE).until(() -> Talk.statuses(api).equals(List.of("delivered")));
        twilio.report(Reports.REVERSED);
        twilio.failNext(Answer.json(429, "{\"code\":20429,\"message\":\"Too Many Requests\"}"));
        twilio.failNext(Answer.json(503, "{\"code\":20503,\"message\":\"Service unavailable\"}"));
        twilio.failNext(new Answer.Silence(Duration.ofSeconds(30)));
        twilio.says(CUSTOMER, "menu");
        await().atMost(PATIENCE.multipliedBy(2))
                .until(() -> Talk.statuses(api).equals(List.of("delivered", "delivered")));
        assertThat(sent()).hasSize(2);
    }

    /** No report ever comes: Twilio is asked what it took, and nothing is said twice. */
    @Test
    void asksTwilioBeforeItRepeatsWhatNobodyReports() {
        twilio.says(CUSTOMER, "menu");
        awaitSent(1);
        twilio.report(Reports.NEVER);
        twilio.failNext(new Answer.Drop());
        twilio.says(CUSTOMER, "menu");
        await().atMost(PATIENCE).until(() -> Talk.statuses(api).equals(List.of("delivered", "sent")));
        assertThat(sent()).hasSize(2);
    }

    @Test
    void remembersAnOptOutThatTwilioKnowsOf() {
        twilio.says(CUSTOMER, "hello");
        awaitSent(1);
        twilio.sayWhatIsAnOptOut();
        twilio.says(CUSTOMER, "STOP");
        await().atMost(PATIENCE).until(() -> Talk.inbound(api).size() == 2 && Talk.optedOut(api));
        api.withHeader("Idempotency-Key", "1")
                .post("/api/v1/conversations/" + Talk.conversation(api) + "/messages", Map.of("text", "Are you sure?"))
                .expect(201);
        await().atMost(PATIENCE).until(() -> Talk.statuses(api).contains("failed"));
        assertThat(api.get("/api/v1/dead-letters").expect(200).json().path("items"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.toString()).contains("21610"));
        twilio.says(CUSTOMER, "START");
        await().atMost(PATIENCE).until(() -> !Talk.optedOut(api));
    }

    /** Twilio took it and finds out later. What the bot said is a dead letter no more than when Twilio refuses at once. */
    @Test
    void takesALateReportOfAnOptOutForTheOptOutThatItIs() {
        twilio.report(Reports.NEVER);
        twilio.says(CUSTOMER, "menu");
        awaitSent(1);
        await().atMost(PATIENCE).until(() -> Talk.statuses(api).equals(List.of("sent")));
        twilio.reportLast("undelivered", "21610");
        await().atMost(PATIENCE)
                .until(() -> Talk.optedOut(api) && Talk.statuses(api).equals(List.of("cancelled")));
        assertThat(Talk.outbound(api).getFirst().path("error").path("code").asString())
                .isEqualTo("21610");
        twilio.reportLast("sent", "");
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/v1/intake/balance")
                                .expect(200)
                                .json()
                                .path("waiting")
                                .asInt()
                        == 0);
        assertThat(Talk.statuses(api)).containsExactly("cancelled");
        assertThat(api.get("/api/v1/dead-letters").expect(200).json().path("items"))
                .isEmpty();
    }

    /** Where Twilio does not say what it took for an opt-out, it shows in what it refuses: also for words that mean no such thing here. */
    @ParameterizedTest
    @ValueSource(strings = {"STOP", "CANCEL"})
    void takesARefusedAnswerForTheOptOutThatItIs(String word) {
        twilio.says(CUSTOMER, word);
        await().atMost(PATIENCE)
                .until(() -> Talk.optedOut(api) && Talk.statuses(api).equals(List.of("cancelled")));
        assertThat(Talk.outbound(api).getFirst().path("error").path("text").asString())
                .contains("START");
        assertThat(api.get("/api/v1/dead-letters").expect(200).json().path("items"))
                .isEmpty();
        assertThat(sent()).isEmpty();
    }

    @Test
    void takesThePicturesOfAMessageInOrder() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("application/pdf", "%PDF-1.4 one".getBytes());
        files.put("text/plain", "two".getBytes());
        twilio.sends(CUSTOMER, "please read", files);
        await().atMost(PATIENCE).until(() -> Talk.files(api).equals(List.of("stored", "stored")));
        assertThat(Talk.inbound(api)).containsExactly("please read", "");
    }

    @Test
    void refusesWhatIsNotSignedForThisAddress() {
        twilio.says(CUSTOMER, "menu");
        SignedWebhook call = calls.getFirst();
        assertThat(post(call, "AAAA").status()).isEqualTo(401);
        assertThat(talk.form(call.url() + "?x=1", call.body(), Map.of("X-Twilio-Signature", call.signature()))
                        .status())
                .isEqualTo(401);
    }
}
