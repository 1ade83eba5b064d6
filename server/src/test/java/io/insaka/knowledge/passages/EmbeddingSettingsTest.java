package io.insaka.knowledge.passages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.testing.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingSettingsTest {
    private static final String PREFIX = "insaka.knowledge.embedding";

    @Test
    void hasItsDefaults() {
        assertThat(Settings.defaults(PREFIX, EmbeddingSettings.class))
                .isEqualTo(new EmbeddingSettings(
                        4,
                        32,
                        Duration.ofMillis(200),
                        100,
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(1),
                        2000,
                        8));
    }

    @Test
    void waitsLongerEachTimeUpToABound() {
        EmbeddingSettings settings = Settings.defaults(PREFIX, EmbeddingSettings.class);
        assertThat(settings.backoff(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.backoff(3)).isEqualTo(Duration.ofSeconds(40));
        assertThat(settings.backoff(1_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void refusesABatchOfNothing() {
        assertThatThrownBy(() -> Settings.fromEnvironment(
                        Map.of("INSAKA_KNOWLEDGE_EMBEDDING_BATCH", "0"), PREFIX, EmbeddingSettings.class))
                .rootCause()
                .hasMessageContaining("at least 1");
    }
}
