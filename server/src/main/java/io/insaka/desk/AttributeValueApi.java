package io.insaka.desk;

import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.Attributes;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final TenantTransactions transactions;
    private final Attributes attributes;
    private final ContactViews contacts;
    private final Inbox inbox;
    private final AttributeChanges changes;

    AttributeValueApi(
            TenantTransactions transactions,
            Attributes attributes,
            ContactViews contacts,
            Inbox inbox,
            AttributeChanges changes) {
        this.transactions = transactions;
        this.attributes = attributes;
        this.contacts = contacts;
        this.inbox = inbox;
        this.changes = changes;
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
            changes.ofContact(tenant, new ContactId(id), values);
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
            changes.ofConversation(tenant, new ConversationId(id), values);
            return values(tenant, id);
        });
    }

    private Values values(TenantId tenant, UUID conversation) {
        return new Values(contacts.wire(
                tenant,
                AttributeSubject.CONVERSATION,
                attributes.valuesOf(tenant, AttributeSubject.CONVERSATION, conversation)));
    }
}
