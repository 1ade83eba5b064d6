package io.insaka.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class IntakeSettingsTest {
    @Test
    void takesWhatMetaSendsAndWorksItOffOnTwoThreads() {
        assertThat(Settings.defaults("insaka.intake", IntakeSettings.class))
                .isEqualTo(new IntakeSettings(
                        DataSize.ofMegabytes(3), 256, 2, 256, 6, Duration.ofMillis(500), Duration.ofMinutes(1), 5_000));
    }
}
