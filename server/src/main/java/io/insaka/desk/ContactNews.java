package io.insaka.desk;

import io.insaka.contacts.ContactsChanged;
import io.insaka.conversations.Inbox;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the screens that show a customer what is known of them now, in the transaction that writes it. */
@Component
class ContactNews {
    private final Inbox inbox;
    private final LiveChanges live;

    ContactNews(Inbox inbox, LiveChanges live) {
        this.inbox = inbox;
        this.live = live;
    }

    /** A customer who has no conversation is shown by nobody's thread. */
    @EventListener
    void tell(ContactsChanged changed) {
        inbox.threads(changed.tenant(), changed.contacts())
                .forEach(thread -> live.record(changed.tenant(), new Change(thread.id(), "contact")));
    }
}
