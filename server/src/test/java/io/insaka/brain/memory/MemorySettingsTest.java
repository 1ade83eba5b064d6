package io.insaka.brain.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import org.junit.jupiter.api.Test;

class MemorySettingsTest {
    @Test
    void readsTheLastDozenAndSumsUpTwo() {
        assertThat(Settings.defaults("insaka.memory", MemorySettings.class)).isEqualTo(new MemorySettings(12, 24));
    }
}
