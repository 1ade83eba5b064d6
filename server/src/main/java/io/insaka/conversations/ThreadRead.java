package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;

/** A teammate has looked at a thread. Listeners join the transaction. */
public record ThreadRead(TenantId tenant, TeammateId teammate, ConversationId conversation) {}
