package io.insaka.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each way of failing means for the message: refused, later, or nobody knows. */
class SendOutcomesTest {
    private static final Duration A_PERSON = Duration.ofMinutes(15);

    private final WhatsAppChannel channel = WhatsAppFixture.channel(Duration.ofMillis(700));
    private TestingGraph graph;

    @BeforeEach
    void start() throws IOException {
        graph = new TestingGraph();
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 80007, 130429, 131048, 133016})
    void throttlesOfTheNumberHoldTheWholeAccount(int code) {
        assertPostponed(error(400, code), Scope.ACCOUNT, null);
    }

    @Test
    void thePairLimitHoldsTheContactOnly() {
        assertPostponed(error(400, 131056), Scope.CONTACT, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 131000, 131016, 131052, 131053, 131057})
    void metasOwnTroubleHoldsTheMessage(int code) {
        assertPostponed(error(500, code), Scope.MESSAGE, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 200, 250, 299, 368, 131031, 131042, 131045})
    void whatAPersonMustPutRightHoldsTheAccountAndLosesNothing(int code) {
        assertPostponed(error(401, code), Scope.ACCOUNT, A_PERSON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 190})
    void aTokenThatIsNotAcceptedHoldsTheAccountUntilItIsReconnected(int code) {
        assertThat(error(401, code)).isInstanceOf(SendOutcome.Unauthorized.class);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                100, 131008, 131009, 131021, 131047, 131049, 131050, 131051, 131062, 130472, 132000, 132001, 132005,
                132007, 132008, 132012, 132015, 132016, 999_999
            })
    void whatIsWrongWithTheMessageIsFinal(int code) {
        assertRefused(error(400, code), Scope.MESSAGE, String.valueOf(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {131026, 131030})
    void whatIsWrongWithTheContactIsFinalForTheContact(int code) {
        assertRefused(error(400, code), Scope.CONTACT, String.valueOf(code));
    }

    @Test
    void anUnknownNumberIdIsTheAccountsFaultNotTheMessages() {
        assertPostponed(
                outcome(
                        400,
                        "{\"error\":{\"message\":\"Unsupported post request\",\"code\":100,\"error_subcode\":33}}"),
                Scope.ACCOUNT,
                A_PERSON);
    }

    @Test
    void anErrorThatWillPassIsPostponedWhateverItsCode() {
        assertPostponed(
                outcome(400, "{\"error\":{\"message\":\"m\",\"code\":100,\"is_transient\":true}}"),
                Scope.MESSAGE,
                null);
    }

    @Test
    void codesWrittenAsTextCountToo() {
        assertPostponed(outcome(400, "{\"error\":{\"message\":\"m\",\"code\":\"131056\"}}"), Scope.CONTACT, null);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "'Thu, 09 Oct 2025 08:53:50 GMT', 30", "999999999, 3600", "'Thu, 09 Oct 2025 08:00:00 GMT', 0"})
    void waitsAsLongAsAsked(String header, int seconds) {
        graph.answer(429, "{\"error\":{\"message\":\"slow\",\"code\":77}}", Map.of("Retry-After", header));
        assertPostponed(send(), Scope.ACCOUNT, Duration.ofSeconds(seconds));
    }

    @Test
    void anUnknownCodeWithAServerErrorIsPostponed() {
        assertPostponed(error(503, 777), Scope.MESSAGE, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aServerErrorWithoutAGraphErrorIsUnknown(int status) {
        assertThat(outcome(status, "<html>gateway</html>")).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void answersOfAnotherServerHoldTheAccountUntilItsAddressIsRight() {
        assertPostponed(outcome(404, "<html>not found</html>"), Scope.ACCOUNT, A_PERSON);
        assertPostponed(outcome(301, ""), Scope.ACCOUNT, A_PERSON);
        assertPostponed(outcome(429, "slow down"), Scope.ACCOUNT, null);
        assertRefused(outcome(413, "too large"), Scope.MESSAGE, "http-413");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{}", "{\"messages\":[]}", "{\"messages\":[{}]}", "{\"messages\":7}"})
    void successWithoutAMessageIdIsUnknown(String body) {
        assertThat(outcome(200, body)).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void messagesHeldOrPausedAreAccepted() {
        assertThat(outcome(200, "{\"messages\":[{\"id\":\"w\",\"message_status\":\"held_for_quality_assessment\"}]}"))
                .isEqualTo(new SendOutcome.Accepted("w"));
    }

    @Test
    void aProviderThatNeverAnswersIsUnknown() {
        graph.hang();
        assertThat(send()).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void aConnectionThatBreaksAfterSendingIsUnknown() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    var ignored = socket.getInputStream().read();
                } catch (IOException ignored) {
                    // The test is over.
                }
            });
            assertThat(sendTo("http://localhost:" + server.getLocalPort())).isInstanceOf(SendOutcome.Unknown.class);
        }
    }

    @Test
    void aRefusedConnectionAndAnUnknownHostArePostponed() throws Exception {
        int free;
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }
        assertPostponed(sendTo("http://localhost:" + free), Scope.MESSAGE, null);
        assertPostponed(sendTo("http://no-such-host.invalid"), Scope.MESSAGE, null);
    }

    @Test
    void noOutcomeTellsTheToken() {
        graph.answer(400, "{\"error\":{\"message\":\"bad\",\"code\":190}}")
                .answer(503, "x")
                .answer(200, "x");
        for (int i = 0; i < 3; i++) {
            assertThat(send().toString()).doesNotContain("token-1");
        }
    }

    private SendOutcome error(int status, int code) {
        return outcome(
                status,
                "{\"error\":{\"message\":\"(#" + code + ") no\",\"type\":\"OAuthException\",\"code\":" + code
                        + ",\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":\"because\"}}}");
    }

    private SendOutcome outcome(int status, String body) {
        graph.answer(status, body);
        return send();
    }

    private SendOutcome send() {
        return sendTo(graph.url());
    }

    private SendOutcome sendTo(String url) {
        return channel.send(
                WhatsAppFixture.settings(url),
                new Outgoing(
                        "ref",
                        List.of(new Address(Address.PHONE, "260971234567", true)),
                        new Content.Text("hi"),
                        null,
                        null));
    }

    private static void assertPostponed(SendOutcome outcome, Scope scope, @Nullable Duration after) {
        assertThat(outcome).isInstanceOfSatisfying(SendOutcome.Postponed.class, postponed -> {
            assertThat(postponed.scope()).isEqualTo(scope);
            assertThat(postponed.after()).isEqualTo(after);
        });
    }

    private static void assertRefused(SendOutcome outcome, Scope scope, String code) {
        assertThat(outcome).isInstanceOfSatisfying(SendOutcome.Refused.class, refused -> {
            assertThat(refused.scope()).isEqualTo(scope);
            assertThat(refused.error().code()).isEqualTo(code);
        });
    }
}
