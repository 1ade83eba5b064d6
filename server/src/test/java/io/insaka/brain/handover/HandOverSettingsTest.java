package io.insaka.brain.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandOverSettingsTest {
    @Test
    void hasTheseDefaults() {
        assertThat(Settings.defaults("insaka.hand-over", HandOverSettings.class))
                .isEqualTo(new HandOverSettings(2, -0.6, Duration.ofHours(1)));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new HandOverSettings(0, -0.6, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
