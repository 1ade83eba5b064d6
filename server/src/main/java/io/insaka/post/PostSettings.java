package io.insaka.post;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's mail server.
 *
 * @param url {@code smtp://user:password@host:587} or {@code smtps://…:465}; without it nothing is mailed to teammates
 * @param from the sender, as {@code Insaka <insaka@example.org>}
 * @param timeout how long the server may be silent
 * @param backoff until the second try; longer each time
 */
@ConfigurationProperties("insaka.smtp")
record PostSettings(
        @Nullable String url,
        @Nullable String from,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("30s") Duration backoff) {
    PostSettings {
        url = url == null || url.isBlank() ? null : url.strip();
        from = from == null || from.isBlank() ? null : from.strip();
        if ((url == null) != (from == null)) {
            throw new IllegalArgumentException("INSAKA_SMTP_URL and INSAKA_SMTP_FROM are only of use together");
        }
        if (url != null && from != null) {
            Relay.of(url, from);
        }
    }

    @Nullable
    Relay relay() {
        return url == null || from == null ? null : Relay.of(url, from);
    }

    @Override
    public String toString() {
        return "PostSettings[]";
    }
}
