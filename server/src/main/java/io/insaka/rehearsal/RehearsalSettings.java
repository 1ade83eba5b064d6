package io.insaka.rehearsal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param time the longest one rehearsal goes on
 * @param dollars what one may cost, by the prices that are known
 * @param atOnce how many questions are answered at the same time
 * @param kept how many are remembered of each organisation
 * @param silence after which one that nobody was seen at work on counts as interrupted
 */
@ConfigurationProperties("insaka.rehearsal")
record RehearsalSettings(
        @DefaultValue("10m") Duration time,
        @DefaultValue("2") double dollars,
        @DefaultValue("3") int atOnce,
        @DefaultValue("20") int kept,
        @DefaultValue("3m") Duration silence) {
    RehearsalSettings {
        if (!time.isPositive() || dollars <= 0 || atOnce < 1 || kept < 1 || !silence.isPositive()) {
            throw new IllegalArgumentException("insaka.rehearsal.* must all be more than nothing");
        }
    }
}
