package io.insaka.desk;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Tenants;
import java.util.Map;
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
        Map<String, String> values = Placeholders.values(
                contacts.find(caller.tenant(), conversation.contact()).orElse(null),
                caller.name(),
                tenants.name(caller.tenant()),
                channels.find(caller.tenant(), conversation.channel())
                        .map(ChannelAccount::name)
                        .orElse(null));
        return Placeholders.fill(text, values);
    }
}
