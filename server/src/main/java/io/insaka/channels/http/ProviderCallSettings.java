package io.insaka.channels.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a provider may keep us waiting.
 *
 * @param timeout from the request to the whole answer; after it the outcome of a send counts as unknown
 * @param connectTimeout until the connection stands; after it a message was certainly not sent
 */
@ConfigurationProperties("insaka.channels")
public record ProviderCallSettings(
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("3s") Duration connectTimeout) {
    public ProviderCallSettings {
        if (timeout.isNegative() || timeout.isZero() || connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("insaka.channels: time-outs must be positive");
        }
    }
}
