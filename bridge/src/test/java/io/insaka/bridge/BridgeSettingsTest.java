package io.insaka.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.bridge.wire.Backoff;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BridgeSettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "INSAKA_BRIDGE_WEBHOOK", "https://insaka.example.org/webhooks/gateway/1",
            "INSAKA_BRIDGE_SECRET", "12345678",
            "INSAKA_BRIDGE_CONTACTS", "Mwila , +260 97 1,");

    @Test
    void hasDefaults() throws BridgeSettings.Invalid {
        BridgeSettings settings = BridgeSettings.of(LEAST);
        assertThat(settings.contacts()).containsExactly("Mwila", "+260 97 1");
        assertThat(settings.folder()).isEqualTo(Path.of("bridge-data").toAbsolutePath());
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8090);
        assertThat(settings.page()).isEqualTo("https://web.whatsapp.com/");
        assertThat(settings.headless()).isTrue();
        assertThat(settings.selectors()).isNull();
        assertThat(settings.pace())
                .isEqualTo(new BridgeSettings.Pace(10, Duration.ofMillis(70), Duration.ofSeconds(20)));
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(45));
        assertThat(settings.toString()).doesNotContain("12345678");
    }

    @Test
    void saysEverythingThatIsWrong() {
        var wrong = new HashMap<>(Map.of(
                "INSAKA_BRIDGE_SECRET", "short",
                "INSAKA_BRIDGE_PER_MINUTE", "0",
                "INSAKA_BRIDGE_COLOUR", "red",
                "INSAKA_BRIDGE_PAGE", "ftp://example.org"));
        assertThatThrownBy(() -> BridgeSettings.of(wrong))
                .isInstanceOf(BridgeSettings.Invalid.class)
                .message()
                .contains("WEBHOOK must be", "SECRET must", "CONTACTS is missing", "PER_MINUTE must", "COLOUR is not")
                .contains("PAGE must be");
    }

    @Test
    void keepsToThePaceOfAPerson() {
        var now = new Instant[] {Instant.parse("2026-11-21T19:00:00Z")};
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        var pacing = new Pacing(new BridgeSettings.Pace(2, Duration.ofMillis(100), Duration.ofSeconds(10)), clock);
        assertThat(pacing.permits()).isTrue();
        pacing.sent(now[0]);
        now[0] = now[0].plusSeconds(20);
        pacing.sent(now[0]);
        assertThat(pacing.permits()).isFalse();
        now[0] = now[0].plusSeconds(40);
        assertThat(pacing.permits()).isTrue();
        assertThat(pacing.keystroke(50)).isEqualTo(Duration.ofMillis(100));
        assertThat(pacing.keystroke(1_000)).isEqualTo(Duration.ofMillis(10));
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));
        assertThat(backoff.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(backoff.after(1_000)).isEqualTo(Duration.ofSeconds(60));
    }
}
