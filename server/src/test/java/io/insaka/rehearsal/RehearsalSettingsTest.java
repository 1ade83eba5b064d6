package io.insaka.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RehearsalSettingsTest {
    @Test
    void hasTheseDefaults() {
        assertThat(Settings.defaults("insaka.rehearsal", RehearsalSettings.class))
                .isEqualTo(new RehearsalSettings(Duration.ofMinutes(10), 2, 3, 20, Duration.ofMinutes(3)));
    }
}
