package io.insaka.channels.webchat;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One chat, with a clock that stands still. */
final class ChatFixture {
    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    static final UUID VISITOR = UUID.fromString("019a0000-0000-7000-8000-00000000abcd");
    static final String SECRET = "a-secret-of-the-site-with-32-signs";

    private ChatFixture() {}

    static Channel channel() {
        return new WebChat(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static ChannelSettings settings() {
        return channel().check(Map.of("identitySecret", SECRET));
    }

    static Visitor anonymous() {
        return new Visitor(VISITOR, null);
    }

    static WebhookRequest request(@Nullable String token, String body) {
        return new WebhookRequest(
                name -> name.equalsIgnoreCase("Authorization") && token != null ? "Bearer " + token : null,
                Map.of(),
                "http://localhost/webhooks/webchat/x",
                body.getBytes(StandardCharsets.UTF_8));
    }

    static String token(ChannelSettings settings, Visitor visitor) {
        return Visitors.token(settings, visitor, NOW.plus(Visitors.LIFE));
    }

    /** As a site would make it. */
    static String jwt(String secret, String header, String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String head = encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return head + "." + encoder.encodeToString(Signed.mac(secret.getBytes(StandardCharsets.UTF_8), head));
    }
}
