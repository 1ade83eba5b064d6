package io.insaka.desk;

import io.insaka.channels.Channels;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Tenants;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the names of a conversation into a text. Joins the tenant's open transaction. */
@Component
class Filling {
    private final Inbox inbox;
    private final Contacts contacts;
    private final Channels channels;
    private final Tenants tenants;

    Filling(Inbox inbox, Contacts contacts, Channels channels, Tenants tenants) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.channels = channels;
        this.tenants = tenants;
    }

    Placeholders.Filled fill(Caller caller, ConversationId id, String text) {
        Conversation conversation = inbox.find(caller.tenant(), id)
                .orElseThrow(DeskProblem::unknownConversation)
                .conversation();
        Map<String, String> values = new HashMap<>();
        contacts.find(caller.tenant(), conversation.contact()).ifPresent(contact -> of(contact, values));
        put(values, "agent", caller.name());
        values.put("organisation.name", tenants.name(caller.tenant()));
        channels.find(caller.tenant(), conversation.channel())
                .ifPresent(channel -> values.put("channel.name", channel.name()));
        return Placeholders.fill(text, values);
    }

    /** A number is no name: nobody is greeted by it. */
    private static void of(Contact contact, Map<String, String> values) {
        put(values, "contact", contact.name());
        String address = contact.address();
        if (address != null) {
            values.put("contact.address", address);
        }
    }

    private static void put(Map<String, String> values, String who, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            values.put(who + ".name", name.strip());
            values.put(who + ".first_name", name.strip().split("\\s+")[0]);
        }
    }
}
