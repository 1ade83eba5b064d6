package io.insaka.knowledge.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class ChunkSettingsTest {
    @Test
    void hasItsDefaults() {
        assertThat(Binder.get(new MockEnvironment()).bindOrCreate("insaka.knowledge.chunks", ChunkSettings.class))
                .isEqualTo(new ChunkSettings(1_000, 1_600, 160));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkSettings(1_000, 900, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkSettings(1_000, 1_600, 1_000));
    }
}
