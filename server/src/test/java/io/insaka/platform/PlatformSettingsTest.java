package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformSettingsTest {
    @Test
    void hasTheseDefaults() {
        assertThat(Settings.defaults("insaka", PlatformSettings.class))
                .isEqualTo(new PlatformSettings(null, List.of(), 1_048_576));
    }
}
