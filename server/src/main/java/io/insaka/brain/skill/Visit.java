package io.insaka.brain.skill;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message put before one skill.
 *
 * @param understood what is known of the message beside its words
 * @param contactName as they call themselves; null when unknown
 * @param at when the message was received
 * @param once for whatever is slow or paid
 * @param history what was said before
 */
public record Visit(
        TenantId tenant,
        ConversationId conversation,
        ContactId contact,
        @Nullable String contactName,
        Heard heard,
        Understood understood,
        Entry entry,
        Instant at,
        Once once,
        History history) {
    /** The first message of a conversation. */
    public Visit(
            TenantId tenant,
            ConversationId conversation,
            ContactId contact,
            @Nullable String contactName,
            Heard heard,
            Understood understood,
            Entry entry,
            Instant at,
            Once once) {
        this(tenant, conversation, contact, contactName, heard, understood, entry, at, once, History.NONE);
    }
}
