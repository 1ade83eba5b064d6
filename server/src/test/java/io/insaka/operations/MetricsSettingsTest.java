package io.insaka.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsSettingsTest {
    @Test
    void hasTheseDefaults() {
        assertThat(Settings.defaults("insaka.metrics", MetricsSettings.class))
                .isEqualTo(new MetricsSettings(null, false));
    }

    @Test
    void isReadFromTheEnvironmentAndKeepsItsTokenToItself() {
        var settings = Settings.fromEnvironment(
                Map.of("INSAKA_METRICS_TOKEN", "0123456789abcdef", "INSAKA_METRICS_OPEN", "true"),
                "insaka.metrics",
                MetricsSettings.class);
        assertThat(settings).isEqualTo(new MetricsSettings("0123456789abcdef", true));
        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void refusesATokenThatCanBeGuessed() {
        assertThatThrownBy(() -> new MetricsSettings("short", false)).hasMessageContaining("16 characters");
    }
}
