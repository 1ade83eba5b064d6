package io.insaka.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {
    @Test
    void hasTheseDefaults() {
        assertThat(Settings.defaults("insaka.webhooks", WebhookSettings.class))
                .isEqualTo(new WebhookSettings(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofHours(1),
                        Duration.ofHours(24),
                        Duration.ofHours(24),
                        Duration.ofDays(7),
                        20,
                        8));
    }
}
