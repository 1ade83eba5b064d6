package io.insaka.sandbox.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** As strict as a push service is. */
class PushServiceSimulatorTest {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final HttpClient http = HttpClient.newHttpClient();
    private static final JsonMapper json = new JsonMapper();

    private final Clock clock = Clock.systemUTC();
    private final PushServiceSimulator service = new PushServiceSimulator(clock);
    private final KeyPair keys = pair();

    private static KeyPair pair() {
        try {
            return Curve.pair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private String key() {
        return ENCODER.encodeToString(Curve.raw((ECPublicKey) keys.getPublic()));
    }

    private Map<String, Object> claims() {
        String endpoint = service.endpoint();
        return new HashMap<>(Map.of(
                "aud",
                endpoint.substring(0, endpoint.indexOf('/', "http://".length())),
                "exp",
                clock.instant().plusSeconds(3600).getEpochSecond(),
                "sub",
                "mailto:push@operator.example"));
    }

    private String vapid(Map<String, Object> claims) {
        String signed = ENCODER.encodeToString("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(UTF_8)) + "."
                + ENCODER.encodeToString(json.writeValueAsBytes(claims));
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return "vapid t=" + signed + "." + ENCODER.encodeToString(signature.sign()) + ", k=" + key();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] sealed(String text) {
        Map<?, ?> browser =
                (Map<?, ?>) Objects.requireNonNull(service.subscription().get("keys"));
        return MessageEncryptions.of()
                .encrypt(
                        UserAgentMessageEncryptionKeyInfo.of(
                                (String) browser.get("p256dh"), (String) browser.get("auth")),
                        PushMessage.of(text.getBytes(UTF_8)))
                .toBytes();
    }

    private Map<String, String> headers() {
        return new HashMap<>(Map.of(
                "TTL", "60", "Urgency", "normal", "Content-Encoding", "aes128gcm", "Authorization", vapid(claims())));
    }

    private HttpResponse<String> send(String to, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(to)).POST(BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    private HttpResponse<String> send(Map<String, String> headers) {
        return send(service.endpoint(), headers, sealed("{\"body\":\"Hello\"}"));
    }

    @Test
    void takesWhatIsRightAndSaysWhereItIs() {
        var answer = send(headers());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).isPresent();
        assertThat(answer.headers().firstValue("TTL")).hasValue("60");
        assertThat(service.bodies()).containsExactly("Hello");
        assertThat(service.faults()).isEmpty();
        assertThat(service.signers()).containsExactly(key());
    }

    @ParameterizedTest
    @CsvSource({
        "TTL,'',400",
        "TTL,-1,400",
        "TTL,soon,400",
        "Urgency,urgent,400",
        "Topic,has space,400",
        "Topic,abcdefghijklmnopqrstuvwxyz0123456,400",
        "Content-Encoding,aesgcm,400",
        "Content-Encoding,'',400",
        "Authorization,'',401",
        "Authorization,Bearer abc,401",
        "Authorization,'vapid t=a.b.c',401",
    })
    void refusesAHeadThatIsWrong(String name, String value, int status) {
        Map<String, String> headers = headers();
        headers.put(name, value);
        assertThat(send(headers).statusCode()).isEqualTo(status);
        assertThat(service.taken()).isEmpty();
        assertThat(service.faults()).hasSize(1);
    }

    @Test
    void refusesASenderWhoDoesNotProveWhoTheyAre() {
        Instant now = clock.instant();
        for (var wrong : Map.<String, Object>of(
                        "aud",
                        "https://push.example",
                        "sub",
                        "somebody",
                        "exp",
                        now.minusSeconds(1).getEpochSecond())
                .entrySet()) {
            Map<String, Object> claims = claims();
            claims.put(wrong.getKey(), wrong.getValue());
            assertThat(send(Map.of("TTL", "60", "Content-Encoding", "aes128gcm", "Authorization", vapid(claims)))
                            .statusCode())
                    .as(wrong.getKey())
                    .isEqualTo(401);
        }
        Map<String, Object> tooLong = claims();
        tooLong.put("exp", now.plusSeconds(25 * 3600).getEpochSecond());
        Map<String, String> headers = headers();
        headers.put("Authorization", vapid(tooLong));
        assertThat(send(headers).statusCode()).isEqualTo(401);
        headers.put("Authorization", vapid(claims()).replaceFirst("t=e", "t=f"));
        assertThat(send(headers).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAnotherSenderThanTheSubscriptionWasMadeFor() {
        service.bind(ENCODER.encodeToString(Curve.raw((ECPublicKey) pair().getPublic())));
        assertThat(send(headers()).statusCode()).isEqualTo(403);
        service.bind(key());
        assertThat(send(headers()).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesWhatIsTooLargeOrCutOffAndSeesWhatNoBrowserCanOpen() {
        assertThat(send(service.endpoint(), headers(), sealed("x".repeat(4_000)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(service.endpoint(), headers(), new byte[30]).statusCode())
                .isEqualTo(400);
        byte[] changed = sealed("{}");
        changed[changed.length - 1] ^= 1;
        assertThat(send(service.endpoint(), headers(), changed).statusCode()).isEqualTo(201);
        assertThat(service.taken()).isEmpty();
        assertThat(service.faults()).hasSize(3);
    }

    @Test
    void knowsOneSubscriptionUntilTheBrowserEndsIt() {
        assertThat(send(service.endpoint() + "x", headers(), sealed("{}")).statusCode())
                .isEqualTo(404);
        service.unsubscribe();
        assertThat(send(headers()).statusCode()).isEqualTo(410);
    }

    @Test
    void isBusyWhenToldTo() {
        service.answer(429, "7");
        service.answer(503);
        var busy = send(headers());
        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(send(headers()).statusCode()).isEqualTo(503);
        assertThat(send(headers()).statusCode()).isEqualTo(201);
        assertThat(service.taken()).hasSize(1);
    }

    @Test
    void keepsTheLatestOfATopicForABrowserThatIsAwayAndNothingWithoutTime() {
        service.away(true);
        Map<String, String> headers = headers();
        headers.put("Topic", "one");
        send(headers);
        send(service.endpoint(), headers, sealed("{\"body\":\"Later\"}"));
        headers.remove("Topic");
        headers.put("TTL", "0");
        send(headers);
        assertThat(service.taken()).isEmpty();
        service.away(false);
        assertThat(service.bodies()).containsExactly("Later");
    }
}
