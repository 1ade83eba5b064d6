package io.insaka.integrations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How endpoints are told.
 *
 * @param timeout for the whole answer to one attempt; at most 25 seconds
 * @param backoff before the second attempt; doubled before each further one, up to {@code longestBackoff}
 * @param patience how long a delivery is tried, and how long an endpoint may do nothing but fail before it is switched off
 * @param grace how long a former secret still signs
 * @param kept how long deliveries stay in the log
 * @param most endpoints of one organisation
 * @param atOnce deliveries on their way to one endpoint at the same time
 */
@ConfigurationProperties("insaka.webhooks")
record WebhookSettings(
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("10s") Duration backoff,
        @DefaultValue("1h") Duration longestBackoff,
        @DefaultValue("24h") Duration patience,
        @DefaultValue("24h") Duration grace,
        @DefaultValue("7d") Duration kept,
        @DefaultValue("20") int most,
        @DefaultValue("8") int atOnce) {
    private static final Duration LONGEST = Duration.ofSeconds(25);

    WebhookSettings {
        if (timeout.isNegative() || timeout.isZero() || backoff.isNegative() || backoff.isZero() || atOnce < 1) {
            throw new IllegalArgumentException("insaka.webhooks: times and at-once must be positive");
        }
        if (timeout.compareTo(LONGEST) > 0) {
            // The lease of an endpoint outlives its posts, or two nodes would send at once.
            throw new IllegalArgumentException("insaka.webhooks.timeout: at most " + LONGEST);
        }
    }
}
