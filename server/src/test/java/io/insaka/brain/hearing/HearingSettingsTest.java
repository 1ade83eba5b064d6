package io.insaka.brain.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class HearingSettingsTest {
    @Test
    void waitsTenSecondsForAFileAndTenForAModel() {
        assertThat(Settings.defaults("insaka.hearing", HearingSettings.class))
                .isEqualTo(new HearingSettings(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        DataSize.ofMegabytes(16),
                        DataSize.ofMegabytes(4)));
    }
}
