package io.insaka.knowledge.passages;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How vectors are made, of what is to be found and of what is looked for.
 *
 * @param atOnce organisations whose vectors are made on this node at the same time
 * @param batch texts sent to a model at once
 * @param pause between two batches, so that nobody else's questions wait for them
 * @param turn batches after which another organisation may go first
 * @param lease without a sign of life for so long, another node goes on
 * @param backoff wait after the first batch that failed; doubles with each further one
 * @param longestBackoff and never becomes longer
 * @param patience how long a search waits for the vector of what it looks for; then words alone decide
 * @param cached vectors of earlier questions kept in memory
 * @param asking most questions of one organisation that wait for their vector
 */
@ConfigurationProperties("insaka.knowledge.embedding")
record EmbeddingSettings(
        @DefaultValue("4") int atOnce,
        @DefaultValue("32") int batch,
        @DefaultValue("200ms") Duration pause,
        @DefaultValue("100") int turn,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("10s") Duration backoff,
        @DefaultValue("15m") Duration longestBackoff,
        @DefaultValue("1s") Duration patience,
        @DefaultValue("2000") int cached,
        @DefaultValue("8") int asking) {
    EmbeddingSettings {
        if (atOnce < 1 || batch < 1 || turn < 1 || asking < 1 || cached < 0) {
            throw new IllegalArgumentException("insaka.knowledge.embedding: counts are at least 1, cached at least 0");
        }
        if (pause.isNegative() || !lease.isPositive() || !backoff.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException("insaka.knowledge.embedding: time-outs must be positive");
        }
    }

    Duration backoff(int failures) {
        Duration wait = backoff.multipliedBy(1L << Math.min(Math.max(0, failures - 1), 16));
        return wait.compareTo(longestBackoff) < 0 ? wait : longestBackoff;
    }
}
