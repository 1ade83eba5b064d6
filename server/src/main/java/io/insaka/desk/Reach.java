package io.insaka.desk;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Whether somebody may be written to without having asked for it. Joins the tenant's open transaction. */
@Component
public class Reach {
    private final Channels channels;
    private final Contacts contacts;
    private final ConversationViews views;

    Reach(Channels channels, Contacts contacts, ConversationViews views) {
        this.channels = channels;
        this.contacts = contacts;
        this.views = views;
    }

    /** The window for free text is open, they did not ask for no more messages, and the account sends. */
    public boolean mayWrite(TenantId tenant, Conversation conversation) {
        ChannelAccount account = channels.find(tenant, conversation.channel()).orElse(null);
        return account != null
                && account.standing().sends()
                && conversation.unreachableSince() == null
                && views.window(account, conversation).open()
                && contacts.find(tenant, conversation.contact())
                        .map(contact -> contact.optedOutAt() == null)
                        .orElse(false);
    }
}
