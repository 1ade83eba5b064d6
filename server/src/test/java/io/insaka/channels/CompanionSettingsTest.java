package io.insaka.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CompanionSettingsTest {
    @Test
    void waitsTwoMinutes() {
        assertThat(Settings.defaults("insaka.companion", CompanionSettings.class))
                .isEqualTo(new CompanionSettings(Duration.ofMinutes(2)));
    }
}
