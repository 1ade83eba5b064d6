package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccessLimitsTest {
    @Test
    void hasTheseDefaults() {
        assertThat(Settings.defaults("insaka.limits", AccessLimits.class))
                .isEqualTo(new AccessLimits(100, 100, 5, Duration.ofMinutes(15), 60_000));
    }
}
