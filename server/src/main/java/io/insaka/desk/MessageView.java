package io.insaka.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on the wire.
 *
 * @param direction inbound, outbound or note
 * @param text the words in it: body, caption or what was tapped; empty when there are none
 * @param status received, queued, sending, unsure, sent, delivered, read, failed or cancelled
 * @param perceived what a model heard or saw in the file; absent when none did
 * @param content what is special to the type; empty for plain text and files
 */
record MessageView(
        UUID id,
        String direction,
        String type,
        String text,
        List<Attachment> attachments,
        @Nullable String perceived,
        String status,
        @Nullable ErrorView error,
        @Nullable String providerMessageId,
        @Nullable UUID replyTo,
        AuthorView author,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant revokedAt,
        List<ReactionView> reactions,
        Map<String, Object> content,
        boolean forwarded) {
    /**
     * @param state pending, stored, failed or expired; id, size and url only when stored
     * @param program whether it would run on the computer of whoever opens it
     */
    record Attachment(
            @Nullable UUID id,
            String type,
            @Nullable String contentType,
            @Nullable String fileName,
            @Nullable Long size,
            @Nullable String url,
            String state,
            boolean program) {
        /** A file whose bytes are not here. */
        static Attachment without(
                @Nullable UUID id, String type, @Nullable String contentType, @Nullable String fileName, String state) {
            return new Attachment(id, type, contentType, fileName, null, null, state, false);
        }
    }

    record ErrorView(String code, String text) {}

    /** @param kind contact, bot, teammate or system */
    record AuthorView(
            String kind, @Nullable UUID id, @Nullable String name) {}

    record ReactionView(String emoji, String by) {}
}
