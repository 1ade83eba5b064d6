package io.insaka.channels;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param silence how long a bridge may leave us without an answer before an alarm is raised */
@ConfigurationProperties("insaka.companion")
public record CompanionSettings(@DefaultValue("2m") Duration silence) {
    public CompanionSettings {
        if (silence.isNegative()) {
            throw new IllegalArgumentException("insaka.companion.silence must not be negative");
        }
    }
}
