package io.insaka.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushSettingsTest {
    @Test
    void everyDefault() {
        var settings = Settings.defaults("insaka.push", PushSettings.class);
        assertThat(settings)
                .isEqualTo(new PushSettings(
                        true, settings.services(), List.of(), Duration.ofSeconds(5), Duration.ofSeconds(30)));
        assertThat(settings.services())
                .contains("fcm.googleapis.com", "web.push.apple.com")
                .noneMatch(name -> name.equals("*") || name.contains("localhost"));
    }
}
