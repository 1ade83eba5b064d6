package io.insaka.live;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.util.Optional;

/** On which channel a conversation is, for watchers who are told of some channels only. */
public interface Whereabouts {
    /** Empty when there is no such conversation. */
    Optional<ChannelId> channel(TenantId tenant, ConversationId conversation);
}
