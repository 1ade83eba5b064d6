package io.insaka.notices;

import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Masked;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller was told of, and has seen. */
@RestController
@RequestMapping("/api/v1/me/notices")
class NoticeApi {
    private static final int PAGE = 30;
    private static final int COUNTED = 100;

    private final TenantTransactions transactions;
    private final NoticeRepository repository;
    private final Seeing seeing;
    private final About about;

    /** Of whom a notice is. */
    @Component
    record About(Inbox inbox, Contacts contacts) {}

    NoticeApi(TenantTransactions transactions, NoticeRepository repository, Seeing seeing, About about) {
        this.transactions = transactions;
        this.repository = repository;
        this.seeing = seeing;
        this.about = about;
    }

    /**
     * @param kind assigned, mention, message, unassigned, target-close, target-missed or task-due
     * @param contact who the customer is; null: it is of no conversation, or that is gone
     * @param times how often since it was seen last
     */
    record View(
            UUID id,
            String kind,
            @Nullable UUID conversation,
            @Masked @Nullable String contact,
            int times,
            Instant happenedAt,
            boolean seen) {}

    record Page(List<View> items, @Nullable String next) {}

    /** The latest first. */
    @GetMapping
    @AuditedRead(value = "notices.listed", subject = "organisation")
    @Requires(Permission.CONVERSATIONS_READ)
    Page list(Caller caller, @RequestParam(required = false) @Nullable String cursor) {
        NoticeCursor after = NoticeCursor.read(cursor);
        return transactions.call(caller.tenant(), () -> {
            List<Notice> found = repository.list(caller.tenant(), caller.teammate(), after, PAGE + 1);
            List<Notice> shown = found.stream().limit(PAGE).toList();
            Map<ConversationId, String> names = names(caller.tenant(), shown);
            return new Page(
                    shown.stream().map(notice -> view(notice, names)).toList(),
                    found.size() > PAGE ? NoticeCursor.behind(shown.getLast()).toString() : null);
        });
    }

    private Map<ConversationId, String> names(TenantId tenant, List<Notice> notices) {
        Map<ConversationId, ContactId> people = new HashMap<>();
        for (Notice notice : notices) {
            ConversationId id = notice.conversation();
            if (id != null && !people.containsKey(id)) {
                about.inbox()
                        .find(tenant, id)
                        .map(Inbox.Listed::conversation)
                        .map(Conversation::contact)
                        .ifPresent(contact -> people.put(id, contact));
            }
        }
        Map<ContactId, Contact> known = about.contacts().find(tenant, List.copyOf(people.values()));
        Map<ConversationId, String> names = new HashMap<>();
        people.forEach((id, contact) -> {
            Contact found = known.get(contact);
            if (found != null) {
                names.put(id, found.label());
            }
        });
        return names;
    }

    private static View view(Notice notice, Map<ConversationId, String> names) {
        ConversationId conversation = notice.conversation();
        return new View(
                notice.id(),
                notice.kind().wire(),
                conversation == null ? null : conversation.value(),
                conversation == null ? null : names.get(conversation),
                notice.times(),
                notice.happenedAt(),
                notice.seen());
    }

    /** @param unseen counted up to a hundred */
    record Count(long unseen) {}

    @GetMapping("/unseen")
    @NotAudited("a number that says nothing of customers")
    @Requires(Permission.CONVERSATIONS_READ)
    Count unseen(Caller caller) {
        return transactions.call(
                caller.tenant(), () -> new Count(repository.unseen(caller.tenant(), caller.teammate(), COUNTED)));
    }

    /** @param ids which of them; absent: all */
    record Seen(@Nullable @Size(max = 100) List<@NotNull UUID> ids) {}

    @PostMapping("/seen")
    @NotAudited("what callers were told themselves, and have looked at")
    @Requires(Permission.CONVERSATIONS_READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(Caller caller, @Valid @RequestBody Seen seen) {
        transactions.run(caller.tenant(), () -> seeing.saw(caller.tenant(), caller.teammate(), seen.ids()));
    }
}
