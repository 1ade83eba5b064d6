package io.insaka.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ChatLimitsTest {
    @Test
    void everyDefault() {
        var limits = Settings.defaults("insaka.chat", ChatLimits.class);
        assertThat(limits)
                .isEqualTo(new ChatLimits(
                        1200, 120, 120, 5, DataSize.ofMegabytes(10), DataSize.ofMegabytes(50), limits.fileTypes()));
        assertThat(limits.fileTypes())
                .contains("image/png", "application/pdf")
                .doesNotContain("text/html", "image/svg+xml");
    }
}
