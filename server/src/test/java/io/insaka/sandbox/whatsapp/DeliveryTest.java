package io.insaka.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.TestingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeliveryTest {
    private static final Customer CHANDA = Customer.withPhone("260971234567", "Chanda Müller");

    private final TestingClock clock = new TestingClock();
    private final SimulatorSettings.Retry quick =
            new SimulatorSettings.Retry(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(2));
    private final WhatsAppSimulator simulator = new WhatsAppSimulator(SimulatorSettings.TEST.with(quick), clock);
    private final Calls calls = new Calls(simulator);
    private final TestingBusiness business = new TestingBusiness();

    @AfterEach
    void close() {
        simulator.close();
        business.close();
    }

    private String say(String text) {
        return simulator.say(TestingBusiness.NUMBER, CHANDA, new Said.Text(text));
    }

    @Test
    void signsABodyThatIsAsciiOnly() {
        simulator.register(business.registration());
        String id = say("Zikomo, naïve 😊");
        await().until(() -> business.bodies().size() == 1);
        String raw = new String(business.bodies().getFirst(), StandardCharsets.UTF_8);
        assertThat(raw.chars()).allMatch(character -> character < 128);
        assertThat(raw).contains("na\\u00efve \\ud83d\\ude0a");
        JsonNode message = business.items("messages").getFirst();
        assertThat(message.path("id").asString()).isEqualTo(id);
        assertThat(message.path("from").asString()).isEqualTo(CHANDA.phone());
        assertThat(message.path("from_user_id").asString()).startsWith("ZM.");
        assertThat(message.path("timestamp").isString()).isTrue();
        assertThat(message.path("text").path("body").asString()).isEqualTo("Zikomo, naïve 😊");
        JsonNode contact = business.items("contacts").getFirst();
        assertThat(contact.path("profile").path("name").asString()).isEqualTo("Chanda Müller");
        assertThat(contact.path("wa_id").asString()).isEqualTo(CHANDA.phone());
    }

    @Test
    void repeatsUntilItIsAcknowledgedAndKeepsTheOrder() {
        business.answer(500, 503, 404, 200, 500);
        simulator.register(business.registration());
        List<String> said = IntStream.range(0, 5).mapToObj(String::valueOf).toList();
        said.forEach(this::say);
        await().until(() -> business.texts().size() == 5);
        assertThat(business.texts()).isEqualTo(said);
        assertThat(simulator.journal().delivered(TestingBusiness.NUMBER))
                .extracting(DeliveredWebhook::attempt)
                .startsWith(1, 2, 3, 4, 1, 2);
    }

    @Test
    void waitsForTheCallbackToComeUpAndAgree() {
        simulator.register(new Registration(
                TestingBusiness.NUMBER,
                TestingBusiness.DISPLAY,
                TestingBusiness.TOKEN,
                TestingBusiness.SECRET,
                "wrong",
                business.address()));
        say("early");
        await().during(Duration.ofMillis(200)).until(() -> business.bodies().isEmpty());
        assertThat(simulator.connected(TestingBusiness.NUMBER)).isFalse();
        simulator.register(business.registration());
        await().until(() -> business.texts().equals(List.of("early")));
    }

    @Test
    void reportsSentDeliveredAndReadWithOurOwnReference() {
        simulator.register(business.registration());
        say("hello");
        String id = calls.accepted(CHANDA.phone(), "'text':{'body':'hi'},'biz_opaque_callback_data':'ref-1'");
        await().until(() -> business.statuses().size() == 3);
        assertThat(business.statuses()).containsExactly("sent", "delivered", "read");
        JsonNode status = business.items("statuses").getFirst();
        assertThat(status.path("id").asString()).isEqualTo(id);
        assertThat(status.path("biz_opaque_callback_data").asString()).isEqualTo("ref-1");
        assertThat(status.path("recipient_id").asString()).isEqualTo(CHANDA.phone());
    }

    @Test
    void failsFreeFormMessagesOutsideTheWindowAfterAcceptingThem() {
        simulator.register(business.registration());
        say("hello");
        clock.advance(Duration.ofHours(24));
        calls.accepted(CHANDA.phone(), "'text':{'body':'too late'}");
        await().until(() -> business.statuses().equals(List.of("failed")));
        JsonNode error = business.items("statuses").getFirst().path("errors").path(0);
        assertThat(error.path("code").asInt()).isEqualTo(131047);
        assertThat(simulator
                        .thread(TestingBusiness.NUMBER, CHANDA.phone())
                        .getLast()
                        .marks()
                        .error())
                .isEqualTo(131047);
        calls.accepted(
                CHANDA.phone(), "'type':'template','template':{'name':'hello_world','language':{'code':'en_US'}}");
        await().until(() -> business.statuses().contains("delivered"));
    }

    @Test
    void failsFreeFormMessagesToSomebodyWhoNeverWrote() {
        simulator.register(business.registration());
        calls.accepted("260977777777", "'text':{'body':'spam'}");
        await().until(() -> business.statuses().equals(List.of("failed")));
    }

    @Test
    void knowsCustomersWithoutAPhoneNumber() {
        simulator.register(business.registration());
        Customer hidden = Customer.withoutPhone("ZM.A1b2C3", "Hidden");
        simulator.say(TestingBusiness.NUMBER, hidden, new Said.Text("guess who"));
        await().until(() -> business.texts().size() == 1);
        JsonNode message = business.items("messages").getFirst();
        assertThat(message.has("from")).isFalse();
        assertThat(message.path("from_user_id").asString()).isEqualTo("ZM.A1b2C3");
        JsonNode answer = Calls.json(calls.send(
                "{\"messaging_product\":\"whatsapp\",\"recipient\":\"ZM.A1b2C3\",\"text\":{\"body\":\"x\"}}"));
        assertThat(answer.path("contacts").path(0).path("user_id").asString()).isEqualTo("ZM.A1b2C3");
        assertThat(answer.path("contacts").path(0).has("wa_id")).isFalse();
        await().until(() -> business.statuses().size() == 3);
        assertThat(business.items("statuses").getFirst().has("recipient_id")).isFalse();
    }

    @Test
    void findsThePhoneOfAUserIdItHasSeen() {
        simulator.register(business.registration());
        say("hello");
        calls.send("{\"messaging_product\":\"whatsapp\",\"recipient\":\"" + CHANDA.userId()
                + "\",\"text\":{\"body\":\"by id\"}}");
        assertThat(simulator.journal().accepted(TestingBusiness.NUMBER, CHANDA.phone()))
                .extracting(AcceptedMessage::text)
                .containsExactly("by id");
    }

    @Test
    void limitsAPairAndANumberWhenToldTo() {
        var limits = new SimulatorSettings.Limits(3, 2, Duration.ofHours(1));
        try (var limited = new WhatsAppSimulator(SimulatorSettings.TEST.with(limits), clock)) {
            limited.register(business.registration());
            var limitedCalls = new Calls(limited);
            limitedCalls.accepted("260970000001", "'text':{'body':'1'}");
            limitedCalls.accepted("260970000001", "'text':{'body':'2'}");
            assertThat(Calls.code(limitedCalls.sendTo("260970000001", "'text':{'body':'3'}")))
                    .isEqualTo(131056);
            limitedCalls.accepted("260970000002", "'text':{'body':'1'}");
            assertThat(Calls.code(limitedCalls.sendTo("260970000002", "'text':{'body':'2'}")))
                    .isEqualTo(130429);
        }
    }
}
