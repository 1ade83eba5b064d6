package io.insaka.llm.asking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long models may take. The asker's patience is the limit of all attempts together.
 *
 * @param attemptTimeout of one attempt
 * @param embedPatience of one batch of texts to embed, over all attempts
 */
@ConfigurationProperties("insaka.llm")
record LlmSettings(
        @DefaultValue("30s") Duration attemptTimeout,
        @DefaultValue("30s") Duration embedPatience) {
    LlmSettings {
        if (!attemptTimeout.isPositive() || !embedPatience.isPositive()) {
            throw new IllegalArgumentException("insaka.llm: time-outs must be positive");
        }
    }
}
