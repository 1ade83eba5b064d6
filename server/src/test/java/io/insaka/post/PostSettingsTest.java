package io.insaka.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.post.Relay.Security;
import io.insaka.testing.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostSettingsTest {
    private static final String FROM = "Insaka <insaka@example.org>";

    @Test
    void sendsNothingUnlessToldWhere() {
        var settings = Settings.defaults("insaka.smtp", PostSettings.class);
        assertThat(settings).isEqualTo(new PostSettings(null, null, Duration.ofSeconds(30), Duration.ofSeconds(30)));
        assertThat(settings.relay()).isNull();
    }

    @Test
    void takesTheServerFromTheEnvironment() {
        var settings = Settings.fromEnvironment(
                Map.of("INSAKA_SMTP_URL", "smtp://post:p%40ss+1@mail.example.org", "INSAKA_SMTP_FROM", FROM),
                "insaka.smtp",
                PostSettings.class);
        Relay relay = Objects.requireNonNull(settings.relay());
        assertThat(relay.host()).isEqualTo("mail.example.org");
        assertThat(relay.port()).isEqualTo(587);
        assertThat(relay.user()).isEqualTo("post");
        assertThat(relay.password()).isEqualTo("p@ss+1");
        assertThat(relay.security()).isEqualTo(Security.STARTTLS);
        assertThat(relay.from().getAddress()).isEqualTo("insaka@example.org");
        assertThat(relay.from().getPersonal()).isEqualTo("Insaka");
        assertThat(settings + " " + relay).doesNotContain("p@ss", "p%40ss");
    }

    @Test
    void readsHowTheConnectionIsKeptFromOthers() {
        assertThat(Relay.of("smtps://h", FROM).security()).isEqualTo(Security.TLS);
        assertThat(Relay.of("smtps://h", FROM).port()).isEqualTo(465);
        assertThat(Relay.of("smtp://h:25?tls=offered", FROM).security()).isEqualTo(Security.OFFERED);
        assertThat(Relay.of("smtp://h:25?tls=none", FROM).user()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org",
                "http://mail.example.org",
                "smtp://",
                "smtp://u:se cret@h",
                "smtp://u:secret@h?tls=no"
            })
    void saysWhatIsWrongWithoutThePassword(String url) {
        assertThatThrownBy(() -> Relay.of(url, FROM))
                .hasMessageStartingWith("INSAKA_SMTP_URL is to be")
                .hasMessageNotContaining("cret@")
                .hasNoCause();
    }

    @Test
    void refusesASenderThatIsNone() {
        assertThatThrownBy(() -> Relay.of("smtp://h", "Insaka")).hasMessageContaining("INSAKA_SMTP_FROM");
    }

    @Test
    void wantsBothOrNeither() {
        var half = Map.of("INSAKA_SMTP_URL", "smtp://mail.example.org");
        assertThatThrownBy(() -> Settings.fromEnvironment(half, "insaka.smtp", PostSettings.class))
                .hasRootCauseMessage("INSAKA_SMTP_URL and INSAKA_SMTP_FROM are only of use together");
    }
}
