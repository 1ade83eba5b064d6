package io.insaka.brain.handover;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a person is wanted, for organisations that have not said it themselves.
 *
 * @param misses messages in a row that were not understood before a person is wanted
 * @param mood whoever is in this mood or worse, from -1 (furious) to 1, gets a person
 * @param silence a customer who writes while waiting hears again that they are not forgotten after so long
 */
@ConfigurationProperties("insaka.hand-over")
public record HandOverSettings(
        @DefaultValue("2") int misses,
        @DefaultValue("-0.6") double mood,
        @DefaultValue("1h") Duration silence) {
    public HandOverSettings {
        if (misses < 1 || mood < -1 || mood > 1 || silence.isNegative()) {
            throw new IllegalArgumentException("insaka.hand-over: at least one miss, a mood from -1 to 1");
        }
    }
}
