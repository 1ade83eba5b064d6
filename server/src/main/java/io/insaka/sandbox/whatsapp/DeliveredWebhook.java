package io.insaka.sandbox.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One attempt to deliver a webhook.
 *
 * @param items the ids of the messages in it, and {@code id/status} for each status
 * @param attempt 1 for the first
 * @param status what was answered; 0 when nothing was
 * @param took until the answer, or until there was none
 */
public record DeliveredWebhook(
        String phoneNumberId, List<String> items, int attempt, int status, Instant at, Duration took) {
    public DeliveredWebhook {
        items = List.copyOf(items);
    }

    public boolean acknowledged() {
        return status >= 200 && status < 300;
    }
}
