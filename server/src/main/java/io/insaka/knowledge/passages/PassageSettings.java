package io.insaka.knowledge.passages;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience how long a search waits for an index that is being built; then the articles answer alone
 * @param questionPatience how long a search waits for a model to turn what is asked into a vector; then words alone are
 *     searched
 * @param sure from which confidence on an article goes before what the two searches together prefer
 */
@ConfigurationProperties("insaka.knowledge.passages")
record PassageSettings(
        @DefaultValue("2s") Duration patience,
        @DefaultValue("4s") Duration questionPatience,
        @DefaultValue("0.7") double sure) {}
