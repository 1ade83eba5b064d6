package io.insaka.conversations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeliverySettingsTest {
    @Test
    void waitsForReceiptsBeforeItRepeats() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("insaka.delivery", DeliverySettings.class);
        assertThat(settings)
                .isEqualTo(new DeliverySettings(
                        128,
                        10,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60)));
    }
}
