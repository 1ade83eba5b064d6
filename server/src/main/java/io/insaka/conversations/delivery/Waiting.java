package io.insaka.conversations.delivery;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One outbox row that may be sent now: nothing of its conversation is before it.
 *
 * @param claim the number its claim gets; what the try came to counts only under this one
 * @param doubtedAt when the first try began whose outcome nobody knows; null when there was none
 * @param trace of what caused it
 * @param bulk one of many alike: whatever else there is goes first
 */
record Waiting(
        TenantId tenant,
        MessageId message,
        ConversationId conversation,
        ChannelId channel,
        int attempts,
        long claim,
        @Nullable Instant doubtedAt,
        TraceContext trace,
        boolean bulk) {}
