package io.insaka.channels.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ProviderCallSettingsTest {
    @Test
    void defaultsAreTheOnesDocumented() {
        var settings = bind(Map.of());
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void refusesATimeoutThatNeverComes() {
        assertThatThrownBy(() -> bind(Map.of("insaka.channels.timeout", "0s")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static ProviderCallSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("insaka.channels", ProviderCallSettings.class);
    }
}
