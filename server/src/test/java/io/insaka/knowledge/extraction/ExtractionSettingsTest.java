package io.insaka.knowledge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class ExtractionSettingsTest {
    @Test
    void hasItsDefaults() {
        assertThat(Binder.get(new MockEnvironment())
                        .bindOrCreate("insaka.knowledge.extraction", ExtractionSettings.class))
                .isEqualTo(new ExtractionSettings(
                        DataSize.ofMegabytes(320), Duration.ofSeconds(60), 5_000_000, 200_000, 2_000));
    }
}
