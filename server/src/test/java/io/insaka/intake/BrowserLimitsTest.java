package io.insaka.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BrowserLimitsTest {
    @Test
    void everyDefault() {
        assertThat(Settings.defaults("insaka.browsers", BrowserLimits.class))
                .isEqualTo(new BrowserLimits(60, 600, DataSize.ofKilobytes(256)));
    }
}
