package io.insaka.llm.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class LlmSettingsTest {
    @Test
    void hasItsDefaults() {
        LlmSettings settings = Binder.get(new MockEnvironment()).bindOrCreate("insaka.llm", LlmSettings.class);
        assertThat(settings).isEqualTo(new LlmSettings(Duration.ofSeconds(30), Duration.ofSeconds(30)));
    }
}
