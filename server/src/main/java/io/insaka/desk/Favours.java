package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.contacts.Contact;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Priority;
import io.insaka.conversations.Threads;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import org.springframework.stereotype.Component;

/** What follows when somebody's messages come before others'. Joins the tenant's open transaction. */
@Component
class Favours {
    private final Inbox inbox;
    private final Threads threads;
    private final AuditTrail trail;
    private final LiveChanges live;

    Favours(Inbox inbox, Threads threads, AuditTrail trail, LiveChanges live) {
        this.inbox = inbox;
        this.threads = threads;
        this.trail = trail;
        this.live = live;
    }

    void told(TenantId tenant, Contact contact, boolean vip) {
        for (Inbox.Listed listed : inbox.of(tenant, contact.everyone())) {
            Conversation conversation = listed.conversation();
            if (vip && !conversation.resolved() && conversation.activity().waitingSince() != null) {
                threads.open(tenant, conversation.id()).ifPresent(open -> {
                    open.thread(conversation.id()).raise(Priority.HIGH);
                    open.write();
                });
            }
            live.record(tenant, new Change(conversation.id(), "contact"));
        }
        trail.record(
                tenant, "contact.favoured", Subject.of("contact", contact.id().value()), Details.of("vip", vip));
    }
}
