package io.insaka.desk;

import io.insaka.contacts.Contacts;
import io.insaka.conversations.Inbox;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sends what was written for later, as its author would at that moment: the window, an opt-out and whoever holds the
 * conversation then are what counts. Joins the tenant's open transaction, in which the plan becomes a message: it is
 * there once, whatever is cut off.
 */
@Component
class LaterSending {
    private final ScheduledRepository repository;
    private final DueRepository due;
    private final Writing writing;
    private final Holding holding;
    private final Inbox inbox;
    private final Informed informed;

    /** Who is asked about the contact, and who is told. */
    @Component
    record Informed(Contacts contacts, LiveChanges live) {}

    LaterSending(
            ScheduledRepository repository,
            DueRepository due,
            Writing writing,
            Holding holding,
            Inbox inbox,
            Informed informed) {
        this.repository = repository;
        this.due = due;
        this.writing = writing;
        this.holding = holding;
        this.inbox = inbox;
        this.informed = informed;
    }

    /** @throws DeskProblem when it cannot be sent now: then nothing has happened, and {@link #refused} puts it down */
    void send(TenantId tenant, UUID id) {
        repository
                .lock(tenant, id)
                .filter(scheduled -> scheduled.problem() == null)
                .ifPresent(scheduled -> {
                    Caller author = holding.author(tenant, scheduled.author()).orElseThrow(DeskProblem::authorLeft);
                    mayReach(author, scheduled.conversation());
                    writing.write(author, scheduled.conversation(), scheduled.draft());
                    repository.delete(tenant, id);
                    told(tenant, scheduled.conversation());
                });
        due.done(tenant, Chore.Kind.SEND, id);
    }

    void refused(TenantId tenant, UUID id, String code) {
        repository.lock(tenant, id).ifPresent(scheduled -> {
            repository.fail(tenant, id, code);
            told(tenant, scheduled.conversation());
        });
        due.done(tenant, Chore.Kind.SEND, id);
    }

    private void mayReach(Caller author, ConversationId id) {
        TenantId tenant = author.tenant();
        var conversation = inbox.find(tenant, id)
                .orElseThrow(DeskProblem::unknownConversation)
                .conversation();
        if (!author.sight().shows(conversation.channel().value())) {
            throw DeskProblem.unknownConversation();
        }
        boolean optedOut = informed.contacts()
                .find(tenant, conversation.contact())
                .map(contact -> contact.optedOutAt() != null)
                .orElse(false);
        if (optedOut) {
            throw DeskProblem.optedOut();
        }
    }

    private void told(TenantId tenant, ConversationId conversation) {
        informed.live().record(tenant, new Change(conversation, "scheduled"));
    }
}
