package io.insaka.knowledge.passages;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience how long a search waits for an index that is being built; then the articles answer alone
 * @param sure from which confidence on an article goes before what the two searches together prefer
 */
@ConfigurationProperties("insaka.knowledge.passages")
record PassageSettings(
        @DefaultValue("2s") Duration patience,
        @DefaultValue("0.7") double sure) {}
