package io.insaka.conversations.delivery;

import io.insaka.tenancy.Masked;
import java.time.Instant;
import java.util.UUID;

/** A message that could not be sent. {@code id} is the message's. */
record DeadLetter(
        UUID id,
        UUID conversationId,
        UUID channelId,
        @Masked String contactName,
        String type,
        String text,
        int attempts,
        Failure error,
        Instant failedAt) {
    record Failure(String code, String text) {}
}
