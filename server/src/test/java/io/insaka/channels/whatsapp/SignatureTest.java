package io.insaka.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final byte[] BODY = "{\"a\":\"\\u00e9\"}".getBytes(StandardCharsets.UTF_8);

    private final WhatsAppChannel channel = WhatsAppFixture.channel();

    @Test
    void acceptsTheRawBytesSignedWithTheAppSecret() throws Exception {
        assertThat(authentic("sha256=" + hmac("secret-1"), BODY)).isTrue();
        assertThat(authentic("sha256=" + hmac("secret-1").toUpperCase(java.util.Locale.ROOT), BODY))
                .isTrue();
    }

    @Test
    void refusesAnotherSecretAndAnotherBody() throws Exception {
        assertThat(authentic("sha256=" + hmac("secret-2"), BODY)).isFalse();
        assertThat(authentic("sha256=" + hmac("secret-1"), "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha1=0000000000000000000000000000000000000000",
                "sha256=zz00000000000000000000000000000000000000000000000000000000000000",
                "sha256=é000000000000000000000000000000000000000000000000000000000000000",
                "sha256=00",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "sha256=00000000000000000000000000000000000000000000000000000000000000000000"
            })
    void anyGarbageIsNotAuthentic(@Nullable String header) {
        assertThat(authentic(header, BODY)).isFalse();
    }

    @Test
    void answersTheHandshakeWithTheBareChallenge() {
        assertThat(handshake("subscribe", "verify-1", "1158201444")).hasValue("1158201444");
        assertThat(handshake("subscribe", "verify-2", "1158201444")).isEmpty();
        assertThat(handshake("unsubscribe", "verify-1", "1158201444")).isEmpty();
        assertThat(channel.handshake(WhatsAppFixture.settings("http://x"), Map.of()))
                .isEmpty();
        assertThat(channel.handshake(
                        WhatsAppFixture.settings("http://x"),
                        Map.of("hub.mode", "subscribe", "hub.verify_token", "verify-1")))
                .isEmpty();
    }

    private java.util.Optional<String> handshake(String mode, String token, String challenge) {
        return channel.handshake(
                WhatsAppFixture.settings("http://x"),
                Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", challenge));
    }

    private boolean authentic(@Nullable String header, byte[] body) {
        return channel.authentic(
                WhatsAppFixture.settings("http://x"),
                new WebhookRequest(
                        name -> name.equalsIgnoreCase("x-hub-signature-256") ? header : null,
                        Map.of(),
                        "http://x",
                        body));
    }

    private static String hmac(String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(BODY));
    }
}
