package io.insaka.knowledge.sources;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxFile the largest file
 * @param atOnce most sources read on this node at the same time
 * @param maxAttempts beginnings before a source counts as not to be read
 * @param backoff wait after the first failed try; doubles with each further one
 * @param lease without a sign of life for so long, another node begins again
 * @param mostSources of one organisation
 * @param mostPassages of one organisation, all of them searched in memory
 */
@ConfigurationProperties("insaka.knowledge.sources")
record SourceSettings(
        @DefaultValue("25MB") DataSize maxFile,
        @DefaultValue("2") int atOnce,
        @DefaultValue("4") int maxAttempts,
        @DefaultValue("5s") Duration backoff,
        @DefaultValue("3m") Duration lease,
        @DefaultValue("5000") int mostSources,
        @DefaultValue("200000") int mostPassages) {}
