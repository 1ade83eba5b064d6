package io.insaka.knowledge.sources;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents are cut into passages, in characters.
 *
 * @param target a passage ends with the sentence or the row that reaches it
 * @param most no passage is longer
 * @param overlap so much of a passage's end may begin the next one of the same section, in whole sentences
 */
@ConfigurationProperties("insaka.knowledge.chunks")
record ChunkSettings(
        @DefaultValue("1000") int target,
        @DefaultValue("1600") int most,
        @DefaultValue("160") int overlap) {
    ChunkSettings {
        if (target < 100 || most < target || overlap < 0 || overlap >= target) {
            throw new IllegalArgumentException(
                    "insaka.knowledge.chunks: target at least 100, most at least target, overlap less than target");
        }
    }
}
