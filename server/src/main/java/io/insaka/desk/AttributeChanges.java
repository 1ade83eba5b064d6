package io.insaka.desk;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.Attributes;
import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.contacts.Contact;
import io.insaka.contacts.ContactProblem;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Dues;
import io.insaka.conversations.Inbox;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives customers and conversations values for the organisation's own attributes: by key, null takes one away, what is absent
 * stays; all of them, or none when one does not fit. Every method joins the tenant's open transaction.
 */
@Component
class AttributeChanges {
    static final int MOST = 100;

    private final Attributes attributes;
    private final Contacts contacts;
    private final Inbox inbox;
    private final Dues dues;
    private final Traces traces;

    AttributeChanges(Attributes attributes, Contacts contacts, Inbox inbox, Dues dues, Traces traces) {
        this.attributes = attributes;
        this.contacts = contacts;
        this.inbox = inbox;
        this.dues = dues;
        this.traces = traces;
    }

    /** Where a change of values is told: which changed, never to what. */
    @Component
    record Traces(AuditTrail trail, LiveChanges live) {
        void leave(TenantId tenant, String action, Subject subject, Collection<String> keys) {
            trail.record(tenant, action, subject, Details.of("keys", String.join(", ", keys)));
        }
    }

    /** Of a person of several contacts the value is the whole person's. */
    void ofContact(TenantId tenant, ContactId id, Map<String, @Nullable Object> values) {
        Contact contact = contacts.find(tenant, id).orElseThrow(ContactProblem::unknown);
        ContactId lead = contact.lead();
        refuseTooMany(values);
        var changed = new TreeSet<>(attributes.setAll(tenant, AttributeSubject.CONTACT, lead.value(), ordered(values)));
        List<String> taken =
                values.keySet().stream().filter(key -> values.get(key) == null).toList();
        for (ContactId other : contact.everyone()) {
            // Otherwise the value of another contact of the person would be shown in its place.
            taken.stream()
                    .filter(key -> attributes.set(tenant, AttributeSubject.CONTACT, other.value(), key, null))
                    .forEach(changed::add);
        }
        if (!changed.isEmpty()) {
            traces.leave(tenant, "contact.attributes-changed", Subject.of("contact", lead.value()), changed);
            inbox.threads(tenant, contact.everyone())
                    .forEach(thread -> traces.live().record(tenant, new Change(thread.id(), "contact")));
        }
    }

    void ofConversation(TenantId tenant, ConversationId id, Map<String, @Nullable Object> values) {
        inbox.find(tenant, id).orElseThrow(DeskProblem::unknownConversation);
        refuseTooMany(values);
        List<String> changed = attributes.setAll(tenant, AttributeSubject.CONVERSATION, id.value(), ordered(values));
        if (!changed.isEmpty()) {
            traces.leave(tenant, "conversation.attributes-changed", Subject.of("conversation", id.value()), changed);
            traces.live().record(tenant, new Change(id, "attributes"));
        }
    }

    /** What else is changed with it is written under the conversation's lock, which therefore comes first. */
    void beside(
            TenantId tenant,
            ConversationId id,
            Map<String, @Nullable Object> ofContact,
            Map<String, @Nullable Object> ofConversation) {
        if (ofContact.isEmpty() && ofConversation.isEmpty()) {
            return;
        }
        ContactId contact = dues.lock(tenant, id)
                .orElseThrow(DeskProblem::unknownConversation)
                .contact();
        if (!ofContact.isEmpty()) {
            ofContact(tenant, contact, ofContact);
        }
        if (!ofConversation.isEmpty()) {
            ofConversation(tenant, id, ofConversation);
        }
    }

    /** What is known of a conversation, or of its customer: by key, as text. */
    Map<String, String> texts(TenantId tenant, ConversationId id, AttributeSubject subject) {
        List<UUID> owners =
                switch (subject) {
                    case CONVERSATION -> List.of(id.value());
                    case CONTACT -> {
                        ContactId contact = inbox.find(tenant, id)
                                .orElseThrow(DeskProblem::unknownConversation)
                                .conversation()
                                .contact();
                        yield contacts.find(tenant, contact).map(Contact::everyone).orElse(List.of()).stream()
                                .map(ContactId::value)
                                .toList();
                    }
                };
        Map<String, String> texts = new TreeMap<>();
        attributes.valuesOfOne(tenant, subject, owners).forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }

    /** As {@link #beside}, of texts as {@link #texts} has them. */
    void restore(TenantId tenant, ConversationId id, AttributeSubject subject, Map<String, @Nullable String> texts) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        texts.forEach((key, text) -> values.put(
                key,
                text == null
                        ? null
                        : attributes.defined(tenant, subject, key).parse(text).wire()));
        switch (subject) {
            case CONTACT -> beside(tenant, id, values, Map.of());
            case CONVERSATION -> beside(tenant, id, Map.of(), values);
        }
    }

    /** @throws io.insaka.attributes.AttributeProblem when a key is not defined or a value does not fit */
    void check(TenantId tenant, AttributeSubject subject, Map<String, @Nullable Object> values) {
        refuseTooMany(values);
        for (Map.Entry<String, @Nullable Object> each : values.entrySet()) {
            Attribute attribute = attributes.defined(tenant, subject, each.getKey());
            Object value = each.getValue();
            if (value != null) {
                attribute.read(value);
            }
        }
    }

    /** Two who change the same values wait for each other instead of locking each other out. */
    private static Map<String, @Nullable Object> ordered(Map<String, @Nullable Object> values) {
        return new TreeMap<>(values);
    }

    private static void refuseTooMany(Map<String, @Nullable Object> values) {
        if (values.isEmpty() || values.size() > MOST || values.keySet().stream().anyMatch(Objects::isNull)) {
            throw DeskProblem.invalid("attributes", "are 1 to 100 keys with their values");
        }
    }
}
