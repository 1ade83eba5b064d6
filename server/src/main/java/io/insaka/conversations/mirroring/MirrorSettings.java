package io.insaka.conversations.mirroring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param atOnce most providers being told on this node
 * @param backoff wait after the first failed try; doubles with each further one
 * @param maxBackoff longest wait between tries
 * @param maxAttempts tries before it is given up, until the conversation changes hands again
 * @param lease how long one try may take before another node may begin
 */
@ConfigurationProperties("insaka.mirroring")
public record MirrorSettings(
        @DefaultValue("4") int atOnce,
        @DefaultValue("1s") Duration backoff,
        @DefaultValue("5m") Duration maxBackoff,
        @DefaultValue("300") int maxAttempts,
        @DefaultValue("2m") Duration lease) {}
