package io.insaka.channels.whatsapp;

import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.outside.OutsideSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** One number, with a clock that stands still. */
final class WhatsAppFixture {
    static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);
    static final String NUMBER = "100200300";

    private WhatsAppFixture() {}

    static WhatsAppChannel channel() {
        return channel(Duration.ofSeconds(2));
    }

    static WhatsAppChannel channel(Duration timeout) {
        var http = new ProviderHttp(
                new ProviderCallSettings(timeout, Duration.ofSeconds(1)), new OutsideSettings(true, true, null));
        return new WhatsAppChannel(http, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static ChannelSettings settings(String baseUrl) {
        return new ChannelSettings(Map.of(
                "phoneNumberId", NUMBER,
                "accessToken", "token-1",
                "appSecret", "secret-1",
                "verifyToken", "verify-1",
                "baseUrl", baseUrl));
    }
}
