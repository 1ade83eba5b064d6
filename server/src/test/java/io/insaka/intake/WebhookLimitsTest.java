package io.insaka.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import org.junit.jupiter.api.Test;

class WebhookLimitsTest {
    @Test
    void givesStrangersAHundredTriesAMinute() {
        assertThat(Settings.defaults("insaka.limits", WebhookLimits.class)).isEqualTo(new WebhookLimits(100));
    }
}
