package io.insaka.conversations.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class FetchSettingsTest {
    @Test
    void takesWhatWhatsAppSends() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("insaka.attachments", FetchSettings.class);
        assertThat(settings)
                .isEqualTo(new FetchSettings(
                        DataSize.ofMegabytes(100), 8, 6, Duration.ofSeconds(2), Duration.ofMinutes(5)));
    }
}
