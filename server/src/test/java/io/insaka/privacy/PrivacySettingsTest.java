package io.insaka.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrivacySettingsTest {
    @Test
    void hasTheseDefaults() {
        assertThat(Settings.defaults("insaka.privacy", PrivacySettings.class))
                .isEqualTo(new PrivacySettings(Duration.ofMinutes(3)));
    }
}
