package io.insaka.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.faults.FaultDice;
import io.insaka.sandbox.faults.FaultKind;
import io.insaka.sandbox.faults.Faults;
import io.insaka.sandbox.http.Answer;
import io.insaka.testing.TestingClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static final String CUSTOMER = "260971234567";
    private static final String TEXT = "'text':{'body':'hi'}";

    private final WhatsAppSimulator simulator = new WhatsAppSimulator(SimulatorSettings.TEST, new TestingClock());
    private final Calls calls = new Calls(simulator);
    private final TestingBusiness business = new TestingBusiness();

    @BeforeEach
    void open() {
        simulator.register(business.registration());
        say("0");
        await().until(() -> business.texts().size() == 1);
    }

    @AfterEach
    void close() {
        simulator.close();
        business.close();
    }

    private void say(String text) {
        simulator.say(TestingBusiness.NUMBER, Customer.withPhone(CUSTOMER, "Chanda"), new Said.Text(text));
    }

    private List<AcceptedMessage> accepted() {
        return simulator.journal().accepted(TestingBusiness.NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT_429, 429, 4",
        "THROUGHPUT_130429, 429, 130429",
        "PAIR_LIMIT_131056, 429, 131056",
        "SPAM_LIMIT_131048, 429, 131048",
        "SERVER_ERROR, 500, 131000"
    })
    void refusesOnDemandWithoutAccepting(FaultKind kind, int status, int code) {
        simulator.faults().next(kind, 1);
        var answer = (Answer.Reply) calls.sendTo(CUSTOMER, TEXT);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(Calls.code(answer)).isEqualTo(code);
        assertThat(accepted()).isEmpty();
        calls.accepted(CUSTOMER, TEXT);
    }

    @Test
    void failsWithoutAGraphErrorToo() {
        simulator.faults().next(FaultKind.SERVER_ERROR_PLAIN, 1);
        var answer = (Answer.Reply) calls.sendTo(CUSTOMER, TEXT);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(accepted()).isEmpty();
    }

    @Test
    void keepsQuietWithAndWithoutAccepting() {
        simulator.faults().next(FaultKind.HANG_BEFORE_ACCEPT, 1);
        assertThat(calls.sendTo(CUSTOMER, TEXT)).isInstanceOf(Answer.Silence.class);
        assertThat(accepted()).isEmpty();
        simulator.faults().next(FaultKind.HANG_AFTER_ACCEPT, 1);
        assertThat(calls.sendTo(CUSTOMER, TEXT)).isInstanceOf(Answer.Silence.class);
        assertThat(accepted()).hasSize(1);
    }

    @Test
    void dropsTheConnectionOrTalksNonsenseAfterAccepting() {
        simulator.faults().next(FaultKind.DROP_AFTER_ACCEPT, 1);
        assertThat(calls.sendTo(CUSTOMER, TEXT)).isInstanceOf(Answer.Drop.class);
        simulator.faults().next(FaultKind.GARBAGE, 1);
        assertThat(((Answer.Reply) calls.sendTo(CUSTOMER, TEXT)).text()).doesNotContain("wamid");
        assertThat(accepted()).hasSize(2);
        await().until(() -> business.statuses().size() == 6);
    }

    @Test
    void deliversTwice() {
        simulator.faults().next(FaultKind.DUPLICATE, 1);
        say("1");
        await().until(() -> business.texts().equals(List.of("0", "1", "1")));
    }

    @Test
    void deliversSeveralItemsInOneBody() {
        simulator.faults().set(Faults.NONE.with(FaultKind.BATCH, 1));
        say("1");
        calls.accepted(CUSTOMER, TEXT);
        say("2");
        say("3");
        await().until(() -> business.texts().size() == 4 && business.statuses().size() == 3);
        assertThat(business.texts()).containsExactly("0", "1", "2", "3");
        assertThat(business.bodies()).hasSizeLessThan(5);
    }

    @Test
    void letsAWebhookBeOvertaken() {
        simulator.faults().next(FaultKind.REORDER, 1);
        say("1");
        say("2");
        await().until(() -> business.texts().equals(List.of("0", "2", "1")));
    }

    @Test
    void comesLate() {
        simulator.faults().set(Faults.NONE.with(FaultKind.DELAY, 1).delayedBy(Duration.ofMillis(300)));
        long start = System.nanoTime();
        say("1");
        await().until(() -> business.texts().size() == 2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void forgetsAStatus() {
        simulator.faults().next(FaultKind.MISSING_STATUS, 1);
        calls.accepted(CUSTOMER, TEXT);
        await().until(() -> business.statuses().equals(List.of("delivered", "read")));
    }

    @Test
    void repeatsItsChanceBySeed() {
        assertThat(draws(7)).isEqualTo(draws(7)).isNotEqualTo(draws(8)).contains(true, false);
    }

    private static List<Boolean> draws(long seed) {
        var dice = new FaultDice(seed);
        dice.set(Faults.NONE.with(FaultKind.DUPLICATE, 0.5));
        return IntStream.range(0, 64)
                .mapToObj(unused -> dice.falls(FaultKind.DUPLICATE, "number"))
                .toList();
    }
}
