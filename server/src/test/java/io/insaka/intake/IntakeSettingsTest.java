package io.insaka.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class IntakeSettingsTest {
    @Test
    void sharesCommitsAmongWebhooksAndTwoWorkers() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("insaka.intake", IntakeSettings.class);
        assertThat(settings)
                .isEqualTo(new IntakeSettings(
                        DataSize.ofMegabytes(3), 256, 2, 256, 6, Duration.ofMillis(500), Duration.ofMinutes(1), 5_000));
    }
}
