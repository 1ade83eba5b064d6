package io.insaka.brain.turns;

import io.insaka.brain.skill.Heard;
import io.insaka.channels.spi.Capabilities;
import io.insaka.contacts.Contact;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a turn answers, and everything it may look at.
 *
 * @param channel null where it only goes to see what would be said
 */
record TurnInput(
        UUID id,
        TenantId tenant,
        ConversationId conversation,
        @Nullable ChannelId channel,
        Contact contact,
        Heard heard,
        Session session,
        Capabilities capabilities,
        Instant at) {
    TurnInput from(Contact known) {
        return new TurnInput(id, tenant, conversation, channel, known, heard, session, capabilities, at);
    }

    TurnInput hearing(Heard more) {
        return new TurnInput(id, tenant, conversation, channel, contact, more, session, capabilities, at);
    }

    TurnInput in(Session known) {
        return new TurnInput(id, tenant, conversation, channel, contact, heard, known, capabilities, at);
    }
}
