package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.telemetry.TraceContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message about to be written.
 *
 * @param aliases what else it is called at the provider
 * @param trace to what it belongs, when it was caused by something that has one
 */
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
        List<String> aliases,
        @Nullable MessageId replyTo,
        Instant createdAt,
        @Nullable TraceContext trace) {
    /** Whether it is a person's word to the contact, or the organisation's. */
    boolean answers() {
        return direction == Direction.OUTBOUND
                && !body.isMark()
                && !(author instanceof Author.Bot)
                && !(author instanceof Author.Mailing);
    }
}
