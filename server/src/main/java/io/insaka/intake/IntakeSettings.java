package io.insaka.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxBody largest webhook body; above it the answer is 413
 * @param flushRows most rows of one commit of the ledger
 * @param workers threads that work off lanes on this node; 0 for a node that only receives
 * @param batch most items one worker takes at once
 * @param maxAttempts tries before an item is dead and its lane moves on
 * @param backoff wait after the first failed try; doubles with each further one
 * @param maxBackoff longest such wait
 * @param overloadAt waiting items from which on receipts wait and {@code /healthz} says degraded
 */
@ConfigurationProperties("insaka.intake")
public record IntakeSettings(
        @DefaultValue("3MB") DataSize maxBody,
        @DefaultValue("256") int flushRows,
        @DefaultValue("2") int workers,
        @DefaultValue("256") int batch,
        @DefaultValue("6") int maxAttempts,
        @DefaultValue("500ms") Duration backoff,
        @DefaultValue("1m") Duration maxBackoff,
        @DefaultValue("5000") int overloadAt) {}
