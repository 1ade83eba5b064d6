package io.insaka.channels.africastalking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.InvalidSettings;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.sandbox.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract, and what is Africa's Talking's own. */
class AfricasTalkingChannelTest extends ChannelContract {
    private final SimulatedShortCode simulated = new SimulatedShortCode();

    @AfterEach
    void close() {
        simulated.close();
    }

    @Override
    protected Channel channel() {
        return simulated.channel();
    }

    @Override
    protected Provider provider() {
        return simulated;
    }

    @Override
    protected boolean takesFiles() {
        return false;
    }

    @Override
    protected boolean reacts() {
        return false;
    }

    @Override
    protected boolean signsBodies() {
        return false;
    }

    @Override
    protected boolean provesByAddress() {
        return true;
    }

    private SendOutcome send(String text) {
        return channel()
                .send(
                        simulated.settings(),
                        new Outgoing("r-1", simulated.customer(), new Content.Text(text), null, null));
    }

    private static Answer text(int status, String words) {
        return new Answer.Reply(
                status, "text/plain", Map.of("Retry-After", "7"), words.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "401, Unauthorized",
        "400, Refused",
        "429, Postponed",
        "503, Postponed",
        "500, Refused",
        "404, Postponed",
        "302, Postponed",
        "204, Refused",
        "201, Refused"
    })
    void mapsWhatItAnswersInPlainText(int status, String outcome) {
        simulated.service().failNext(text(status, "no"));
        assertThat(send("one").getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(simulated.taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, Refused",
        "402, Refused",
        "403, Refused",
        "404, Refused",
        "405, Postponed",
        "406, OptedOut",
        "407, Refused",
        "409, Refused",
        "500, Postponed",
        "501, Postponed",
        "502, Refused"
    })
    void findsTheRefusalInsideASuccess(int code, String outcome) {
        simulated.service().refuseNext(code);
        assertThat(send("one").getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(simulated.taken()).isEmpty();
    }

    @Test
    void waitsAsLongAsItAsks() {
        simulated.service().failNext(text(429, "slow down"));
        assertThat(send("one"))
                .isInstanceOfSatisfying(
                        SendOutcome.Postponed.class,
                        postponed -> assertThat(postponed.after()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void leavesALostAnswerToAPerson() {
        for (Answer lost : new Answer[] {new Answer.Drop(), new Answer.Silence(Duration.ofMinutes(1))}) {
            simulated.service().failNext(lost);
            assertThat(send("one"))
                    .isInstanceOfSatisfying(
                            SendOutcome.Refused.class,
                            refused -> assertThat(refused.error().code()).isEqualTo("no-answer"));
        }
        assertThat(simulated.taken()).hasSize(2);
    }

    @Test
    void refusesASenderThatIsNotRegistered() {
        var settings = new HashMap<>(simulated.settings().values());
        settings.put("from", "OTHER");
        assertThat(channel()
                        .send(
                                new ChannelSettings(settings),
                                new Outgoing("r-1", simulated.customer(), new Content.Text("hi"), null, null)))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(SendOutcome.Scope.ACCOUNT));
    }

    /** An emoji makes every short message shorter. */
    @Test
    void countsInShortMessages() {
        assertThat(channel().capabilities().fitting("x".repeat(2_000))).isEqualTo(918);
        assertThat(channel().capabilities().fitting("😊" + "x".repeat(2_000))).isEqualTo(402);
        assertThat(channel().capabilities().fitting("€".repeat(2_000))).isEqualTo(456);
    }

    @Test
    void saysWhatIsWrongWithSettings() {
        assertThatThrownBy(() -> AfricasTalkingSettings.check(Map.of(
                        "username", "a b", "apiKey", "a b", "from", "a name that is too long", "secret", "short")))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        invalid ->
                                assertThat(invalid.errors()).containsOnlyKeys("username", "apiKey", "from", "secret"));
        assertThat(AfricasTalkingSettings.of(AfricasTalkingSettings.check(
                                Map.of("username", "sandbox", "apiKey", "k", "from", "20880", "secret", "12345678")))
                        .base())
                .contains("sandbox");
    }
}
