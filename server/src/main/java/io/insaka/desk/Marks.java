package io.insaka.desk;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Mark;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Message;
import io.insaka.kernel.TenantId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Read and typing marks: a courtesy, sent aside and never tried again. */
@Component
class Marks {
    private static final Logger log = LoggerFactory.getLogger(Marks.class);

    private final Channels channels;
    private final Contacts contacts;

    Marks(Channels channels, Contacts contacts) {
        this.channels = channels;
        this.contacts = contacts;
    }

    /** Looks up inside the open transaction what the returned piece of work, run after it, sends. */
    Runnable prepare(TenantId tenant, Conversation conversation, Message message, boolean typing) {
        String providerId = message.providerId();
        ChannelAccount account = channels.find(tenant, conversation.channel()).orElse(null);
        if (providerId == null || account == null || !account.standing().sends()) {
            return () -> {};
        }
        List<io.insaka.channels.spi.Address> to = contacts.find(tenant, conversation.contact())
                .map(Contact::addresses)
                .orElse(List.of());
        var mark = new Mark(providerId, to, typing);
        return () -> Thread.ofVirtual().name("mark").start(() -> send(account, mark));
    }

    private void send(ChannelAccount account, Mark mark) {
        try {
            channels.adapter(account.kind()).mark(account.settings(), mark);
        } catch (RuntimeException failure) {
            log.debug("A mark did not reach the provider", failure);
        }
    }
}
