package io.insaka.conversations.attachments;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxBytes larger files are not fetched
 * @param atOnce most fetches under way on this node
 * @param maxAttempts tries before the file counts as not to be had
 * @param backoff wait after the first failed try; doubles with each further one
 * @param lease how long one try may take before another node may begin
 */
@ConfigurationProperties("insaka.attachments")
public record FetchSettings(
        @DefaultValue("100MB") DataSize maxBytes,
        @DefaultValue("8") int atOnce,
        @DefaultValue("6") int maxAttempts,
        @DefaultValue("2s") Duration backoff,
        @DefaultValue("5m") Duration lease) {}
