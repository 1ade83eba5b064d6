package io.insaka.knowledge.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class SourceSettingsTest {
    @Test
    void hasItsDefaults() {
        assertThat(Binder.get(new MockEnvironment()).bindOrCreate("insaka.knowledge.sources", SourceSettings.class))
                .isEqualTo(new SourceSettings(
                        DataSize.ofMegabytes(25), 2, 4, Duration.ofSeconds(5), Duration.ofMinutes(3), 5_000, 200_000));
    }
}
