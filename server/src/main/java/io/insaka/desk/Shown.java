package io.insaka.desk;

import io.insaka.contacts.Contacts;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Messages;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Things in the very form the API shows, for modules that tell other programs of them. Each is empty when there is no such
 * thing any more. Joins the tenant's open transaction.
 */
@Component
public class Shown {
    private final Inbox inbox;
    private final Messages messages;
    private final Contacts contacts;
    private final Views views;

    /** Who knows the forms. */
    @Component
    record Views(ConversationViews conversations, MessageViews messages, ContactViews contacts) {}

    Shown(Inbox inbox, Messages messages, Contacts contacts, Views views) {
        this.inbox = inbox;
        this.messages = messages;
        this.contacts = contacts;
        this.views = views;
    }

    public Optional<Object> conversation(TenantId tenant, ConversationId id) {
        return inbox.find(tenant, id).map(listed -> views.conversations().of(tenant, listed));
    }

    public Optional<Object> message(TenantId tenant, MessageId id) {
        return messages.find(tenant, id).map(message -> views.messages().of(tenant, message));
    }

    public Optional<Object> contact(TenantId tenant, ContactId id) {
        return contacts.find(tenant, id).map(contact -> views.contacts().of(tenant, id.value()));
    }
}
