package io.insaka.privacy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param grace how long what was under way when somebody was erased has to end, before everything is looked through again
 */
@ConfigurationProperties("insaka.privacy")
record PrivacySettings(@DefaultValue("3m") Duration grace) {
    PrivacySettings {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("insaka.privacy: grace cannot be negative");
        }
    }
}
