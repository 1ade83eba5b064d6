package io.insaka.brain.turns;

import io.insaka.brain.skill.Heard;
import io.insaka.channels.spi.Capabilities;
import io.insaka.contacts.Contact;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.UUID;

/** What a turn answers, and everything it may look at. */
record TurnInput(
        UUID id,
        TenantId tenant,
        ConversationId conversation,
        Contact contact,
        Heard heard,
        Session session,
        Capabilities capabilities,
        Instant at) {
    TurnInput from(Contact known) {
        return new TurnInput(id, tenant, conversation, known, heard, session, capabilities, at);
    }

    TurnInput hearing(Heard more) {
        return new TurnInput(id, tenant, conversation, contact, more, session, capabilities, at);
    }

    TurnInput in(Session known) {
        return new TurnInput(id, tenant, conversation, contact, heard, known, capabilities, at);
    }
}
