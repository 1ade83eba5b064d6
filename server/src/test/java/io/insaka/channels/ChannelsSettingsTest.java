package io.insaka.channels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelsSettingsTest {
    @Test
    void hasNoPublicAddressUnlessOneIsGiven() {
        assertThat(new ChannelsSettings(null).publicUrl()).isNull();
        assertThat(new ChannelsSettings("  ").publicUrl()).isNull();
    }

    @Test
    void dropsTheSlashPeopleEnterAtTheEnd() {
        assertThat(new ChannelsSettings(" https://chat.example.org/ ").publicUrl())
                .isEqualTo("https://chat.example.org");
    }
}
