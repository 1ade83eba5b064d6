package io.insaka.conversations.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param atOnce most sends under way on this node
 * @param maxAttempts tries before a message is a dead letter
 * @param backoff wait after the first try that failed; doubles with each further one, give or take a quarter
 * @param maxBackoff longest such wait
 * @param reconcileAfter how long a send whose outcome nobody knows waits for a receipt before it is tried again
 * @param reconcileAfterRestart the same when the process ended meanwhile: receipts that found nobody come again later
 * @param doubtAfter how long after it began a send of another node counts as cut off; longer than any send takes
 */
@ConfigurationProperties("insaka.delivery")
public record DeliverySettings(
        @DefaultValue("128") int atOnce,
        @DefaultValue("10") int maxAttempts,
        @DefaultValue("1s") Duration backoff,
        @DefaultValue("5m") Duration maxBackoff,
        @DefaultValue("15s") Duration reconcileAfter,
        @DefaultValue("30s") Duration reconcileAfterRestart,
        @DefaultValue("60s") Duration doubtAfter) {}
