package io.insaka.desk;

import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People: the list, one of them, and what was said with them on every channel. */
@RestController
@RequestMapping("/api/v1/contacts")
class ContactApi {
    private static final int MOST = 200;

    private final TenantTransactions transactions;
    private final Contacts contacts;
    private final Inbox inbox;
    private final ContactViews views;
    private final Pages pages;
    private final Favours favours;

    ContactApi(
            TenantTransactions transactions,
            Contacts contacts,
            Inbox inbox,
            ContactViews views,
            Pages pages,
            Favours favours) {
        this.transactions = transactions;
        this.contacts = contacts;
        this.inbox = inbox;
        this.views = views;
        this.pages = pages;
        this.favours = favours;
    }

    /** What the lists are made of. */
    @Component
    record Pages(MessageViews messages, ContactLines lines) {}

    record Page(List<ContactLines.Line> items, @Nullable String next) {}

    /**
     * The newest first. {@code q} finds beginnings of names and mail addresses, and endings of numbers; names only for who
     * sees addresses masked: whose a whole address is, they ask {@code POST /api/v1/contacts/find}.
     */
    @GetMapping
    @AuditedRead(value = "contacts.listed", subject = "organisation", search = "q")
    @Requires(Permission.CONTACTS_READ)
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            Contact after = cursor == null || cursor.isBlank() ? null : last(tenant, cursor);
            int most = Math.clamp(limit, 1, MOST);
            String sought = q == null || q.isBlank() ? null : q;
            var page = sought == null || caller.may(Permission.CONTACTS_ADDRESSES)
                    ? contacts.list(tenant, sought, after, most)
                    : contacts.listCalled(tenant, sought, after, most);
            return new Page(
                    pages.lines().of(tenant, page.people()),
                    page.more() ? page.people().getLast().id().toString() : null);
        });
    }

    private Contact last(TenantId tenant, String cursor) {
        try {
            return contacts.find(tenant, new ContactId(UUID.fromString(cursor)))
                    .orElseThrow(() -> DeskProblem.invalid("cursor", "is not one that this list handed out"));
        } catch (IllegalArgumentException noId) {
            throw DeskProblem.invalid("cursor", "is not one that this list handed out");
        }
    }

    @GetMapping("/{id}")
    @AuditedRead(value = "contact.opened", subject = "contact")
    @Requires(Permission.CONTACTS_READ)
    ContactView one(Caller caller, @PathVariable UUID id) {
        return transactions.call(caller.tenant(), () -> views.of(caller.tenant(), id));
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
        return transactions.call(tenant, () -> {
            Contact contact = views.lead(tenant, id);
            if (contact.vip() != vip) {
                contacts.favour(tenant, contact, vip);
                transactions.beyond(tenant, () -> favours.told(tenant, contact, vip));
            }
            return views.of(tenant, id);
        });
    }

    /** One message of one of the person's threads. */
    record Said(UUID conversationId, MessageView message) {}

    record Timeline(List<Said> items, @Nullable String next) {}

    /** What was said on every channel, the latest first. */
    @GetMapping("/{id}/timeline")
    @AuditedRead(value = "contact.opened", subject = "contact")
    @Requires(Permission.CONVERSATIONS_READ)
    Timeline timeline(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        TenantId tenant = caller.tenant();
        int most = Math.clamp(limit, 1, MOST);
        Inbox.Moment before = TimelineCursor.moment(cursor);
        return transactions.call(tenant, () -> {
            List<ConversationId> threads = inbox
                    .threads(tenant, views.lead(tenant, id).everyone())
                    .stream()
                    .map(Conversation::id)
                    .toList();
            List<Message> found = inbox.timeline(tenant, threads, before, most + 1);
            List<Message> shown = found.subList(0, Math.min(most, found.size()));
            List<MessageView> said = pages.messages().of(tenant, shown);
            List<Said> items = new ArrayList<>();
            for (int n = 0; n < shown.size(); n++) {
                items.add(new Said(shown.get(n).conversation().value(), said.get(n)));
            }
            return new Timeline(items, found.size() > most ? TimelineCursor.before(shown.getLast()) : null);
        });
    }
}
