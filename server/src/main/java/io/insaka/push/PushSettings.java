package io.insaka.push;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Notifications of the chat's page.
 *
 * @param enabled whether browsers may subscribe
 * @param services the push services of browser makers; {@code *.} stands for what is below a name
 * @param own push services of your own network: these may be private addresses, without encryption, on any port
 * @param grace how long a message may take to reach an open page before a notification is sent
 * @param backoff before the second attempt, longer before each further
 */
@ConfigurationProperties("insaka.push")
public record PushSettings(
        @DefaultValue("true") boolean enabled,

        @DefaultValue({
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.push.services.mozilla.com",
            "*.notify.windows.com",
            "web.push.apple.com",
            "*.push.apple.com"
        })
        List<String> services,

        @DefaultValue({}) List<String> own,
        @DefaultValue("5s") Duration grace,
        @DefaultValue("30s") Duration backoff) {
    public PushSettings {
        services = List.copyOf(services);
        own = List.copyOf(own);
    }
}
