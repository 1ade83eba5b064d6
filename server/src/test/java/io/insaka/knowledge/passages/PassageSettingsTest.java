package io.insaka.knowledge.passages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class PassageSettingsTest {
    @Test
    void hasItsDefaults() {
        assertThat(Binder.get(new MockEnvironment()).bindOrCreate("insaka.knowledge.passages", PassageSettings.class))
                .isEqualTo(new PassageSettings(Duration.ofSeconds(2), 0.7));
    }
}
