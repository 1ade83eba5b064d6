package io.insaka.conversations.delivery;

import java.time.Instant;
import java.util.UUID;

/** A message that could not be sent. {@code id} is the message's. */
record DeadLetter(
        UUID id,
        UUID conversationId,
        UUID channelId,
        String contactName,
        String type,
        String text,
        int attempts,
        Failure error,
        Instant failedAt) {
    record Failure(String code, String text) {}
}
