package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message about to be written. */
record NewMessage(
        MessageId id,
        ConversationId conversation,
        ChannelId channel,
        long position,
        Direction direction,
        Author author,
        Message.Body body,
        MessageStatus status,
        @Nullable String providerId,
        @Nullable MessageId replyTo,
        Instant createdAt) {}
