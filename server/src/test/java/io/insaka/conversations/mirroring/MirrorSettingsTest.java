package io.insaka.conversations.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MirrorSettingsTest {
    @Test
    void goesOnForADay() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("insaka.mirroring", MirrorSettings.class);
        assertThat(settings)
                .isEqualTo(new MirrorSettings(
                        4, Duration.ofSeconds(1), Duration.ofMinutes(5), 300, Duration.ofMinutes(2)));
    }
}
