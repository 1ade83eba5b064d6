package io.insaka.desk.consents;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.spi.Content;
import io.insaka.contacts.Contact;
import io.insaka.contacts.ContactProblem;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.consent.Consents;
import io.insaka.contacts.consent.Purposes;
import io.insaka.contacts.consent.Said;
import io.insaka.contacts.consent.Standing;
import io.insaka.conversations.Author;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Threads;
import io.insaka.desk.DeskProblem;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A teammate's word for a person. Joins the tenant's open transaction. */
@Component
class Recording {
    private final Contacts contacts;
    private final Consents consents;
    private final Inbox inbox;
    private final Threads threads;
    private final Told told;
    private final Clock clock;

    /** Who hears of it. */
    @Component
    record Told(AuditTrail trail, LiveChanges live) {}

    Recording(Contacts contacts, Consents consents, Inbox inbox, Threads threads, Told told, Clock clock) {
        this.contacts = contacts;
        this.consents = consents;
        this.inbox = inbox;
        this.threads = threads;
        this.told = told;
        this.clock = clock;
    }

    void record(TenantId tenant, UUID id, Consents.Word word, Said said) {
        Contact contact = contacts.find(tenant, new ContactId(id)).orElseThrow(ContactProblem::unknown);
        if (word.given() && said.proof().reason() == null && refused(tenant, contact, word)) {
            throw DeskProblem.reasonWanted();
        }
        if (word.purpose().equals(Purposes.ANY)) {
            anything(tenant, contact, word.given(), said);
        } else {
            consents.write(tenant, contact.everyone(), word, said, clock.instant());
        }
        told.trail()
                .record(
                        tenant,
                        "consent.recorded",
                        Subject.of("contact", contact.lead().value()),
                        Details.of(Map.of(
                                "purpose", word.purpose(),
                                "channel", word.channel(),
                                "given", word.given())));
        told.live().record(tenant, new Change(null, "contact"));
    }

    /** Whether their last word was no: to any message at all, or to this. */
    private boolean refused(TenantId tenant, Contact contact, Consents.Word word) {
        if (contact.optedOutAt() != null) {
            return true;
        }
        var latest = consents.latest(tenant, contact.everyone());
        return !word.purpose().equals(Purposes.ANY)
                && Standing.of(latest, contact.lead(), word.purpose(), word.channel()) == Standing.WITHDRAWN;
    }

    /** Shown in each thread of theirs: the bot says nothing there from here on, or says something again. */
    private void anything(TenantId tenant, Contact contact, boolean given, Said said) {
        List<ConversationId> all = inbox.threads(tenant, contact.everyone()).stream()
                .map(Conversation::id)
                .toList();
        // Held first, as by whoever hears STOP in one of them.
        var open = threads.openAll(tenant, all);
        Instant at = given ? null : clock.instant();
        contacts.optOut(tenant, contact.everyone(), at, said);
        if (contact.news(!given)) {
            var notice = given
                    ? new Content.Notice("opted_in", "The contact wants messages again: a teammate recorded it.")
                    : new Content.Notice("opted_out", "The contact wants no more messages: a teammate recorded it.");
            open.all().forEach(thread -> thread.note(Author.SYSTEM, notice));
        }
        open.write();
    }
}
