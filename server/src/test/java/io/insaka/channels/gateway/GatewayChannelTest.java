package io.insaka.channels.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Carried;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Companion;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.OpenAnswer;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.sandbox.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract, and what is a gateway's own. */
class GatewayChannelTest extends ChannelContract {
    private final SimulatedGateway gateway = new SimulatedGateway();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Override
    protected Channel channel() {
        return gateway.channel();
    }

    @Override
    protected Provider provider() {
        return gateway;
    }

    private Outgoing text(String reference) {
        return new Outgoing(reference, gateway.customer(), new Content.Text("Zikomo"), null, null);
    }

    @Test
    void takesASignatureOverTheBodyAloneButNoOldOne() {
        byte[] body = "{\"from\":\"1\",\"text\":\"hi\"}".getBytes(StandardCharsets.UTF_8);
        // echo -n '{"from":"1","text":"hi"}' | openssl dgst -sha256 -hmac 12345678
        String signature = "sha256=" + hmac("12345678", body);
        ChannelSettings settings = new ChannelSettings(Map.of("secret", "12345678"));
        assertThat(channel().authentic(settings, request(Map.of("x-insaka-signature", signature), body)))
                .isTrue();
        var old = new HashMap<>(Map.of("x-insaka-signature", signature, "x-insaka-timestamp", "1500000000"));
        assertThat(channel().authentic(settings, request(old, body))).isFalse();
        old.put("x-insaka-signature", io.insaka.channels.signing.TimedSignature.of("12345678", "1500000000", body));
        assertThat(channel().authentic(settings, request(old, body))).isFalse();
    }

    private static String hmac(String secret, byte[] body) {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return java.util.HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static WebhookRequest request(Map<String, String> headers, byte[] body) {
        return new WebhookRequest(
                name -> headers.get(name.toLowerCase(java.util.Locale.ROOT)), Map.of(), "http://x", body);
    }

    @ParameterizedTest
    @CsvSource({
        "401, Unauthorized",
        "403, Unauthorized",
        "429, Postponed",
        "410, Postponed",
        "404, Postponed",
        "500, Postponed",
        "503, Postponed",
        "408, Postponed",
        "400, Refused",
        "422, Refused",
        "302, Postponed"
    })
    void mapsWhatTheBuilderAnswers(int status, String outcome) {
        gateway.builder().failNext(Answer.json(status, "{}"));
        assertThat(channel().send(gateway.settings(), text("r-1")).getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(gateway.taken()).isEmpty();
    }

    @Test
    void asksTheBridgeHowItStands() {
        var values = new HashMap<>(gateway.settings().values());
        assertThat(channel().companion(new ChannelSettings(values))).isEmpty();
        values.put("bridge", "true");
        var settings = new ChannelSettings(values);
        gateway.builder().failNext(Answer.json(200, """
                {"bridge": {"state": "pairing", "since": "2026-11-21T19:00:00Z", "lookedAt": "soon", "choice": 1,
                 "strategy": "roles", "waitingForInsaka": 2, "code": "data:image/png;base64,iVBORw0KGgo="}}"""));
        assertThat(channel().companion(settings))
                .contains(new Companion.Standing(
                        "pairing",
                        Instant.parse("2026-11-21T19:00:00Z"),
                        null,
                        "data:image/png;base64,iVBORw0KGgo=",
                        "roles",
                        1,
                        2,
                        0));
        gateway.builder().failNext(Answer.json(200, """
                {"bridge": {"state": "pairing", "code": "data:text/html,<script>"}}"""));
        assertThat(channel().companion(settings).orElseThrow())
                .isInstanceOfSatisfying(
                        Companion.Standing.class,
                        standing -> assertThat(standing.code()).isNull());
        for (Answer odd : List.of(Answer.json(200, "[]"), Answer.json(200, "{"), Answer.json(503, "{}"))) {
            gateway.builder().failNext(odd);
            assertThat(channel().companion(settings).orElseThrow()).isInstanceOf(Companion.Silent.class);
        }
        values.put("callbackUrl", "http://localhost:1/callback");
        assertThat(channel().companion(new ChannelSettings(values)).orElseThrow())
                .isInstanceOfSatisfying(
                        Companion.Silent.class,
                        silent -> assertThat(silent.why()).contains("cannot be reached"));
        assertThat(gateway.taken()).isEmpty();
    }

    @Test
    void repeatsADeliveryUnderTheSameId() {
        gateway.builder().failNext(new Answer.Drop());
        assertThat(channel().send(gateway.settings(), text("r-1"))).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(channel().send(gateway.settings(), text("r-1"))).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(gateway.builder().calls()).isEqualTo(2);
        assertThat(gateway.taken()).hasSize(1);
    }

    @Test
    void putsTheReplyIntoTheAnswerOfARequestThatWaitsAndNowhereElse() throws Exception {
        ChannelSettings settings = synchronous("2");
        byte[] body = gateway.says("hello").body();
        try (OpenAnswer open = channel().opens(settings, body).orElseThrow()) {
            assertThat(channel().send(settings, text("r-1"))).isEqualTo(new SendOutcome.Handed("r-1"));
            assertThat(channel().send(settings, text("r-2"))).isEqualTo(new SendOutcome.Handed("r-2"));
            assertThat(new String(open.await().orElseThrow(), StandardCharsets.UTF_8))
                    .contains("\"replies\":[{\"id\":\"r-1\"", "\"id\":\"r-2\"");
            assertThat(gateway.taken()).isEmpty();
            channel().send(settings, text("r-3"));
            assertThat(split(open.given()))
                    .extracting(RawItem::providerId)
                    .as("what was in the answer")
                    .containsExactly("r-1", "r-2");
        }
        assertThat(gateway.taken()).extracting(Carried::providerId).containsExactly("r-3");
    }

    private List<RawItem> split(byte[] body) throws Exception {
        return channel().split(gateway.settings(), body);
    }

    @Test
    void answersNothingWhenNothingIsSaidInTime() throws Exception {
        ChannelSettings settings = synchronous("1");
        byte[] body = gateway.says("hello").body();
        try (OpenAnswer open = channel().opens(settings, body).orElseThrow()) {
            assertThat(open.await()).isEmpty();
        }
        assertThat(channel().opens(gateway.settings(), body)).isEmpty();
    }

    private ChannelSettings synchronous(String value) {
        var values = new HashMap<>(gateway.settings().values());
        values.put("synchronous", value);
        return new ChannelSettings(values);
    }
}
