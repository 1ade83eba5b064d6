package io.insaka.desk;

import io.insaka.contacts.Contacts;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A contact as the panel beside the thread shows them. */
@RestController
@RequestMapping("/api/v1/contacts")
class ContactApi {
    private final TenantTransactions transactions;
    private final Contacts contacts;
    private final Inbox inbox;
    private final ConversationViews views;
    private final Favours favours;

    ContactApi(
            TenantTransactions transactions, Contacts contacts, Inbox inbox, ConversationViews views, Favours favours) {
        this.transactions = transactions;
        this.contacts = contacts;
        this.inbox = inbox;
        this.views = views;
        this.favours = favours;
    }

    record ContactView(
            UUID id,
            String name,
            List<Identifier> identifiers,
            @Nullable Instant optedOutAt,
            boolean vip,
            Instant createdAt,
            List<Thread> conversations) {
        /** @param kind the id space, such as phone or whatsapp_user */
        record Identifier(String kind, String value) {}

        record Thread(UUID id, UUID channelId, String channelName, String status, Instant lastMessageAt) {}
    }

    @GetMapping("/{id}")
    @AuditedRead(value = "contact.opened", subject = "contact")
    @Requires(Permission.CONTACTS_READ)
    ContactView one(Caller caller, @PathVariable UUID id) {
        return shown(caller, id);
    }

    /** @param vip whether the team looks at their messages before others' */
    record Standing(@NotNull Boolean vip) {}

    /** What waits for a person already comes first from now on, too. */
    @PutMapping("/{id}/vip")
    @Audited("contact.favoured")
    @Requires(Permission.CONVERSATIONS_WRITE)
    ContactView favour(Caller caller, @PathVariable UUID id, @Valid @RequestBody Standing standing) {
        TenantId tenant = caller.tenant();
        boolean vip = Boolean.TRUE.equals(standing.vip());
        transactions.run(tenant, () -> {
            var contact = contacts.find(tenant, new ContactId(id)).orElseThrow(DeskProblem::unknownContact);
            if (contact.vip() != vip) {
                contacts.favour(tenant, contact.id(), vip);
                favours.told(tenant, contact.id(), vip);
            }
        });
        return shown(caller, id);
    }

    private ContactView shown(Caller caller, UUID id) {
        return transactions.call(caller.tenant(), () -> {
            var contact = contacts.find(caller.tenant(), new ContactId(id)).orElseThrow(DeskProblem::unknownContact);
            var threads = views.of(caller.tenant(), inbox.ofContact(caller.tenant(), id)).stream()
                    .map(view -> new ContactView.Thread(
                            view.id(), view.channelId(), view.channelName(), view.status(), view.lastMessageAt()))
                    .toList();
            return new ContactView(
                    id,
                    contact.label(),
                    contact.addresses().stream()
                            .map(address -> new ContactView.Identifier(address.kind(), address.value()))
                            .toList(),
                    contact.optedOutAt(),
                    contact.vip(),
                    contact.createdAt(),
                    threads);
        });
    }
}
