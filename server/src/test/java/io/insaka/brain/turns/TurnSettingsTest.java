package io.insaka.brain.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnSettingsTest {
    @Test
    void aConversationRestsAfterHalfAnHourAndNobodyWaitsLongerThanHalfAMinute() {
        assertThat(Settings.defaults("insaka.turns", TurnSettings.class))
                .isEqualTo(new TurnSettings(Duration.ofMinutes(30), Duration.ofSeconds(30), Duration.ofDays(7)));
    }
}
