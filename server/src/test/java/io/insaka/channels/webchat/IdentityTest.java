package io.insaka.channels.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.channels.spi.Browsers;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.InvalidSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a visitor is, and every way to pretend. */
class IdentityTest {
    private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final Instant NOW = ChatFixture.NOW;

    private final ChannelSettings settings = ChatFixture.settings();

    private boolean accepted(String secret, String header, String claims) {
        return Identity.jwt(settings, ChatFixture.jwt(secret, header, claims), NOW)
                .isPresent();
    }

    @Test
    void takesWhatTheSiteSigned() {
        long end = NOW.plusSeconds(60).getEpochSecond();
        String claims =
                "{\"sub\":\"42\",\"name\":\"Mwila\",\"email\":\"m@example.org\",\"phone\":\"+260 97 1234567\",\"exp\":"
                        + end + "}";
        assertThat(Identity.jwt(settings, ChatFixture.jwt(ChatFixture.SECRET, HS256, claims), NOW))
                .contains(new Visitor.User("42", "Mwila", "m@example.org", "260971234567"));
    }

    @Test
    void refusesOtherKeysOtherAlgorithmsAndOtherTimes() {
        long past = NOW.minusSeconds(61).getEpochSecond();
        long future = NOW.plusSeconds(3_600).getEpochSecond();
        assertThat(accepted("another-secret-of-at-least-32-signs", HS256, "{\"sub\":\"42\"}"))
                .isFalse();
        assertThat(accepted(ChatFixture.SECRET, "{\"alg\":\"none\"}", "{\"sub\":\"42\"}"))
                .isFalse();
        assertThat(accepted(ChatFixture.SECRET, "{\"alg\":\"HS512\"}", "{\"sub\":\"42\"}"))
                .isFalse();
        assertThat(accepted(ChatFixture.SECRET, HS256, "{\"sub\":\"42\",\"exp\":" + past + "}"))
                .isFalse();
        assertThat(accepted(ChatFixture.SECRET, HS256, "{\"sub\":\"42\",\"exp\":\"never\"}"))
                .isFalse();
        assertThat(accepted(ChatFixture.SECRET, HS256, "{\"sub\":\"42\",\"nbf\":" + future + "}"))
                .isFalse();
        assertThat(accepted(ChatFixture.SECRET, HS256, "{\"name\":\"nobody\"}")).isFalse();
        assertThat(accepted(ChatFixture.SECRET, HS256, "[]")).isFalse();
        assertThat(accepted(ChatFixture.SECRET, HS256, "{\"sub\":42,\"exp\":" + future + "}"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "...", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9.", "=.=.=", "W10.W10.W10"})
    void refusesNonsense(String jwt) {
        assertThat(Identity.jwt(settings, jwt, NOW)).isEmpty();
    }

    @Test
    void takesAnIdWithItsHmac() {
        String hmac = HexFormat.of().formatHex(Signed.mac(ChatFixture.SECRET.getBytes(StandardCharsets.UTF_8), "42"));
        assertThat(Identity.hmac(settings, "42", hmac)).contains(new Visitor.User("42", null, null, null));
        assertThat(Identity.hmac(settings, "43", hmac)).isEmpty();
        assertThat(Identity.hmac(settings, "42", "xyz")).isEmpty();
        assertThat(Identity.hmac(settings, "42", "")).isEmpty();
    }

    @Test
    void aTokenIsGoodAtItsChannelUntilItEndsAndCanBeRenewedForAYear() {
        Visitor visitor = ChatFixture.anonymous();
        String token = ChatFixture.token(settings, visitor);
        Instant end = NOW.plus(Visitors.LIFE);
        assertThat(Visitors.known(settings, "Bearer " + token, NOW)).contains(visitor);
        assertThat(Visitors.known(settings, "bearer " + token, end.minusSeconds(1)))
                .isPresent();
        assertThat(Visitors.known(settings, "Bearer " + token, end)).isEmpty();
        assertThat(Visitors.known(settings, token, NOW)).isEmpty();
        assertThat(Visitors.known(settings, null, NOW)).isEmpty();
        assertThat(Visitors.known(ChatFixture.settings(), "Bearer " + token, NOW))
                .as("at another channel")
                .isEmpty();
        assertThat(Visitors.renewable(settings, token, end.plus(Duration.ofDays(364))))
                .isPresent();
        assertThat(Visitors.renewable(settings, token, end.plus(Duration.ofDays(366))))
                .isEmpty();
        assertThat(Visitors.renewable(settings, token.substring(0, token.length() - 2) + "AA", NOW))
                .isEmpty();
        assertThat(Visitors.renewable(settings, "visitor1.", NOW)).isEmpty();
        assertThat(Visitors.renewable(settings, "visitor1..", NOW)).isEmpty();
    }

    @Test
    void everyChatMakesItsOwnKeyAndAnEmptyOneMakesItAnew() {
        String first = ChatSettings.check(Map.of()).require("tokenKey");
        assertThat(ChatSettings.check(Map.of()).require("tokenKey")).isNotEqualTo(first);
        assertThat(ChatSettings.check(Map.of("tokenKey", first)).require("tokenKey"))
                .isEqualTo(first);
        assertThat(ChatSettings.check(Map.of("tokenKey", "")).require("tokenKey"))
                .isNotEqualTo(first);
        assertThatThrownBy(() -> ChatSettings.check(Map.of("tokenKey", "guessed")))
                .isInstanceOf(InvalidSettings.class);
    }

    @Test
    void aKeyOpensOneFileForADay() {
        var file = ChatFixture.VISITOR;
        String key = FilePass.key(settings, ChatFixture.VISITOR, file, NOW);
        assertThat(FilePass.opens(settings, key, file, NOW)).isTrue();
        assertThat(FilePass.opens(settings, key, new java.util.UUID(0, 1), NOW)).isFalse();
        assertThat(FilePass.opens(settings, key, file, NOW.plus(Duration.ofHours(26))))
                .isFalse();
        assertThat(FilePass.opens(ChatFixture.settings(), key, file, NOW)).isFalse();
        assertThat(FilePass.opens(settings, null, file, NOW)).isFalse();
    }

    @Test
    void allowsTheOriginsThatWereNamedAndNoOthers() {
        Browsers any = ChatSettings.browsers(ChatSettings.check(Map.of()));
        assertThat(any.allow("https://anything.example")).isTrue();
        Browsers some = ChatSettings.browsers(ChatSettings.check(Map.of(
                "allowedOrigins", "[\"https://Shop.example/\", \"https://*.clinic.example\"] http://localhost:80")));
        assertThat(some.allow("https://shop.example")).isTrue();
        assertThat(some.allow("http://shop.example")).isFalse();
        assertThat(some.allow("https://shop.example:8443")).isFalse();
        assertThat(some.allow("https://shop.example.evil.example")).isFalse();
        assertThat(some.allow("https://www.clinic.example")).isTrue();
        assertThat(some.allow("https://clinic.example")).isFalse();
        assertThat(some.allow("https://evilclinic.example")).isFalse();
        assertThat(some.allow("http://localhost")).isTrue();
        assertThat(some.allow("null")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"colour\":\"red\"}",
                "{\"unknown\":1}",
                "{\"logo\":\"javascript:alert(1)\"}",
                "{\"logo\":\"data:image/svg+xml;base64,AAAA\"}",
                "{\"quickReplies\":\"one\"}",
                "{\"quickReplies\":[1]}",
                "{\"autoOpenSeconds\":-1}",
                "{\"autoOpenSeconds\":\"5\"}",
                "{\"position\":\"top\"}",
                "{\"locale\":\"<b>\"}",
                "{\"sound\":\"yes\"}"
            })
    void refusesABrandingAndSaysWhatIsWrong(String branding) {
        assertThatThrownBy(() -> ChatSettings.check(Map.of("branding", branding)))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        wrong -> assertThat(wrong.errors()).containsOnlyKeys("branding"));
    }

    @Test
    void readsABrandingAndFillsInTheRest() {
        var settings = ChatSettings.check(Map.of(
                "branding",
                "{\"title\":\"Clinic\",\"colour\":\"#AA0000\",\"quickReplies\":[\"Hours\"],\"autoOpenSeconds\":0}"));
        Branding branding = ChatSettings.branding(settings);
        assertThat(branding.title()).isEqualTo("Clinic");
        assertThat(branding.colour()).isEqualTo("#aa0000");
        assertThat(branding.quickReplies()).containsExactly("Hours");
        assertThat(branding.autoOpenSeconds()).isZero();
        assertThat(branding.position()).isEqualTo("right");
        assertThat(branding.sound()).isTrue();
    }
}
