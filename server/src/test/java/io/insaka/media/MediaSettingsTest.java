package io.insaka.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class MediaSettingsTest {
    @Test
    void takesWhatWhatsAppTakesUnlessToldOtherwise() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("insaka.media", MediaSettings.class);
        assertThat(settings).isEqualTo(new MediaSettings(DataSize.ofMegabytes(100), null));
    }
}
