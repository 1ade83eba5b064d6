package io.insaka.webchat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as its visitor sees it.
 *
 * @param ref how the visitor's browser names it in what it sends
 * @param clientId the id the browser gave it; null for ours
 * @param from visitor, bot, teammate or system
 */
record ChatMessage(
        UUID id,
        String ref,
        @Nullable String clientId,
        long position,
        String from,
        @Nullable String name,
        String type,
        String text,
        List<Attachment> attachments,
        @Nullable Choices choices,
        @Nullable Choice choice,
        @Nullable Place location,
        @Nullable String replyTo,
        List<Reaction> reactions,
        String status,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant revokedAt) {
    record Attachment(UUID id, String type, String contentType, String fileName, long size, String url) {}

    record Choices(String kind, @Nullable String button, List<Option> options) {}

    record Option(String id, String title, @Nullable String description) {}

    record Choice(String id, String title) {}

    record Place(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address) {}

    record Reaction(String emoji, String by) {}

    /** Who the visitor is talking to. */
    record Holder(String kind, @Nullable String name) {
        static final Holder BOT = new Holder("bot", null);
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "ChatMessage[" + id + "]";
    }
}
