package io.insaka.desk;

import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.Attributes;
import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.contacts.Contact;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a customer or a conversation has for the organisation's own attributes. */
@RestController
@RequestMapping("/api/v1")
class AttributeValueApi {
    private static final int MOST = 100;

    private final TenantTransactions transactions;
    private final Attributes attributes;
    private final ContactViews contacts;
    private final Inbox inbox;
    private final Traces traces;

    AttributeValueApi(
            TenantTransactions transactions, Attributes attributes, ContactViews contacts, Inbox inbox, Traces traces) {
        this.transactions = transactions;
        this.attributes = attributes;
        this.contacts = contacts;
        this.inbox = inbox;
        this.traces = traces;
    }

    /** Where a change of values is told: which changed, never to what. */
    @Component
    record Traces(AuditTrail trail, LiveChanges live) {
        void leave(TenantId tenant, String action, Subject subject, Iterable<String> keys) {
            trail.record(tenant, action, subject, Details.of("keys", String.join(", ", keys)));
        }
    }

    /**
     * By key; null takes a value away, what is absent stays.
     *
     * <p>All of them, or none when one does not fit. Of a person of several contacts the value is the whole person's.
     */
    @PutMapping("/contacts/{id}/attributes")
    @Audited("contact.attributes-changed")
    @Requires(Permission.CONVERSATIONS_WRITE)
    ContactView ofContact(Caller caller, @PathVariable UUID id, @RequestBody Map<String, @Nullable Object> values) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            Contact lead = contacts.lead(tenant, id);
            refuseTooMany(values);
            var changed = new TreeSet<String>(attributes.setAll(
                    tenant, AttributeSubject.CONTACT, lead.id().value(), values));
            List<String> taken = values.keySet().stream()
                    .filter(key -> values.get(key) == null)
                    .toList();
            for (ContactId other : lead.everyone()) {
                // Otherwise the value of another contact of the person would be shown in its place.
                taken.stream()
                        .filter(key -> attributes.set(tenant, AttributeSubject.CONTACT, other.value(), key, null))
                        .forEach(changed::add);
            }
            if (!changed.isEmpty()) {
                traces.leave(
                        tenant,
                        "contact.attributes-changed",
                        Subject.of("contact", lead.id().value()),
                        changed);
                inbox.threads(tenant, lead.everyone())
                        .forEach(thread -> traces.live().record(tenant, new Change(thread.id(), "contact")));
            }
            return contacts.of(tenant, id);
        });
    }

    /** @param attributes by key; what has no value is not in it */
    record Values(Map<String, Object> attributes) {}

    @GetMapping("/conversations/{id}/attributes")
    @AuditedRead(value = "conversation.opened", subject = "conversation")
    @Requires(Permission.CONVERSATIONS_READ)
    Values ofConversation(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            inbox.find(tenant, new ConversationId(id)).orElseThrow(DeskProblem::unknownConversation);
            return values(tenant, id);
        });
    }

    /** By key; null takes a value away, what is absent stays. All of them, or none when one does not fit. */
    @PutMapping("/conversations/{id}/attributes")
    @Audited("conversation.attributes-changed")
    @Requires(Permission.CONVERSATIONS_WRITE)
    Values changeConversation(Caller caller, @PathVariable UUID id, @RequestBody Map<String, @Nullable Object> values) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            inbox.find(tenant, new ConversationId(id)).orElseThrow(DeskProblem::unknownConversation);
            refuseTooMany(values);
            List<String> changed = attributes.setAll(tenant, AttributeSubject.CONVERSATION, id, values);
            if (!changed.isEmpty()) {
                traces.leave(tenant, "conversation.attributes-changed", Subject.of("conversation", id), changed);
                traces.live().record(tenant, new Change(new ConversationId(id), "attributes"));
            }
            return values(tenant, id);
        });
    }

    private Values values(TenantId tenant, UUID conversation) {
        return new Values(contacts.wire(
                tenant,
                AttributeSubject.CONVERSATION,
                attributes.valuesOf(tenant, AttributeSubject.CONVERSATION, conversation)));
    }

    private static void refuseTooMany(Map<String, @Nullable Object> values) {
        if (values.isEmpty() || values.size() > MOST || values.keySet().stream().anyMatch(Objects::isNull)) {
            throw DeskProblem.invalid("attributes", "are 1 to 100 keys with their values");
        }
    }
}
