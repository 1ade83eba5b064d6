package io.insaka.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class KnowledgeSettingsTest {
    @Test
    void hasItsDefaults() {
        KnowledgeSettings settings =
                Binder.get(new MockEnvironment()).bindOrCreate("insaka.knowledge", KnowledgeSettings.class);
        assertThat(settings).isEqualTo(new KnowledgeSettings(Duration.ofSeconds(2)));
    }
}
