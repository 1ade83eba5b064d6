package io.insaka.conversations.delivery;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;

/**
 * One outbox row that may be sent now: nothing of its conversation is before it.
 *
 * @param claim the number its claim gets; what the try came to counts only under this one
 */
record Waiting(
        TenantId tenant, MessageId message, ConversationId conversation, ChannelId channel, int attempts, long claim) {}
