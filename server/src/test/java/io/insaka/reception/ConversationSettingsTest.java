package io.insaka.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConversationSettingsTest {
    @Test
    void nobodyWaitsLongerThanTwentySeconds() {
        assertThat(Settings.defaults("insaka.conversation", ConversationSettings.class))
                .isEqualTo(new ConversationSettings(Duration.ofSeconds(20), Duration.ofSeconds(6), 3, 5, true));
    }
}
