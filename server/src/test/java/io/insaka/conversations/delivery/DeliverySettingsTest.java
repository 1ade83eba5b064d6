package io.insaka.conversations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliverySettingsTest {
    @Test
    void triesTenTimesAndWaitsForAReceiptBeforeItRepeatsADoubtfulSend() {
        assertThat(Settings.defaults("insaka.delivery", DeliverySettings.class))
                .isEqualTo(new DeliverySettings(
                        128, 10, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(20)));
    }
}
