package io.insaka.llm.asking;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Models.Ability;
import io.insaka.llm.Rehearsal;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, what for, and whose budget pays.
 *
 * @param rehearsal whether nothing comes of it
 */
record Asked(
        TenantId tenant,
        Ability ability,
        String agent,
        @Nullable ConversationId conversation,
        boolean rehearsal) {
    Asked(TenantId tenant, Ability ability, String agent, @Nullable ConversationId conversation) {
        this(tenant, ability, agent, conversation, false);
    }

    /** As it is asked on this thread right now: no customer's conversation pays for a rehearsal. */
    static Asked now(TenantId tenant, Ability ability, String agent, @Nullable ConversationId conversation) {
        boolean rehearsal = Rehearsal.on();
        return new Asked(tenant, ability, agent, rehearsal ? null : conversation, rehearsal);
    }
}
