package io.insaka.mailings;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import org.junit.jupiter.api.Test;

class MailingSettingsTest {
    @Test
    void hasTheseDefaults() {
        assertThat(Settings.defaults("insaka.mailings", MailingSettings.class))
                .isEqualTo(new MailingSettings(30, 6_000, 600));
    }
}
