package io.insaka.webchat;

import io.insaka.channels.spi.Address;
import io.insaka.channels.webchat.WebChat;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Inbox;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Teammates;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A visitor's own thread, which is the only one that can be reached from here. Joins the tenant's transaction. */
@Component
class VisitorThreads {
    private final Contacts contacts;
    private final Inbox inbox;
    private final Teammates teammates;

    VisitorThreads(Contacts contacts, Inbox inbox, Teammates teammates) {
        this.contacts = contacts;
        this.inbox = inbox;
        this.teammates = teammates;
    }

    /** Empty until the visitor has written. */
    Optional<Conversation> find(Visit visit) {
        var address = new Address(WebChat.VISITOR, visit.visitor().id().toString(), true);
        return contacts.find(visit.tenant(), address)
                .flatMap(contact -> inbox.find(visit.tenant(), visit.account().id(), contact.id()));
    }

    ChatMessage.Holder holder(TenantId tenant, @Nullable Conversation conversation) {
        if (conversation == null) {
            return ChatMessage.Holder.BOT;
        }
        return switch (conversation.lease().holder()) {
            case Holder.Bot bot -> ChatMessage.Holder.BOT;
            case Holder.Queue queue -> new ChatMessage.Holder("queue", null);
            case Holder.Teammate teammate -> {
                TeammateId id = teammate.id();
                yield new ChatMessage.Holder(
                        "teammate", teammates.names(tenant, Set.of(id)).get(id));
            }
        };
    }
}
