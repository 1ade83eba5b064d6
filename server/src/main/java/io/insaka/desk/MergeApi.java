package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.contacts.Contact;
import io.insaka.contacts.People;
import io.insaka.contacts.Suggestions;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Masked;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contacts that are one person, and those that may be. */
@RestController
@RequestMapping("/api/v1/contacts/{id}")
class MergeApi {
    private final TenantTransactions transactions;
    private final People people;
    private final Suggestions suggestions;
    private final ContactViews views;
    private final Told told;

    /** Who hears of it. */
    @Component
    record Told(Inbox inbox, LiveChanges live, AuditTrail trail) {
        void changed(TenantId tenant, List<ContactId> contacts) {
            live.record(
                    tenant,
                    inbox.of(tenant, contacts).stream()
                            .map(listed -> new Change(listed.conversation().id(), "contact"))
                            .toList());
        }
    }

    MergeApi(TenantTransactions transactions, People people, Suggestions suggestions, ContactViews views, Told told) {
        this.transactions = transactions;
        this.people = people;
        this.suggestions = suggestions;
        this.views = views;
        this.told = told;
    }

    /** @param preview only says what would come together */
    record Merge(@NotNull UUID with, @Nullable Boolean preview) {}

    /** @param contacts of how many the person consists */
    record Side(
            UUID id,
            @Masked String name,
            boolean vip,
            @Nullable Instant optedOutAt,
            Instant createdAt,
            int contacts,
            List<ContactView.Identifier> identifiers,
            List<ContactView.Thread> conversations) {}

    /** What both have, and differently: the one that stays prevails while they are one. */
    record Conflict(
            String what, @Masked String stays, @Masked String comes) {}

    /**
     * @param sameChannels channels on which both have a thread: they stay two, each answered where it came from
     * @param contact the person after the merge; null in a preview
     */
    record Merged(
            Side stays,
            Side comes,
            List<Conflict> conflicts,
            List<String> sameChannels,
            boolean vip,
            boolean optedOut,
            @Nullable ContactView contact) {}

    @PostMapping("/merge")
    @Audited({"contact.merged", "contact.compared"})
    @Requires(Permission.CONVERSATIONS_WRITE)
    Merged merge(Caller caller, @PathVariable UUID id, @Valid @RequestBody Merge merge) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            Contact stays = views.lead(tenant, id);
            Contact comes = views.lead(tenant, merge.with());
            People.check(stays, comes);
            Merged compared = compared(tenant, stays, comes);
            if (Boolean.TRUE.equals(merge.preview())) {
                told.trail()
                        .record(
                                tenant,
                                "contact.compared",
                                Subject.of("contact", stays.id().value()),
                                Details.of("with", comes.id().toString()));
                return compared;
            }
            people.merge(tenant, stays.id(), comes.id(), caller.teammate());
            Contact person = views.lead(tenant, id);
            told.changed(tenant, person.everyone());
            return new Merged(
                    compared.stays(),
                    compared.comes(),
                    compared.conflicts(),
                    compared.sameChannels(),
                    person.vip(),
                    compared.optedOut(),
                    views.of(tenant, id));
        });
    }

    private Merged compared(TenantId tenant, Contact stays, Contact comes) {
        Side one = side(tenant, stays);
        Side other = side(tenant, comes);
        boolean named = stays.name() != null && comes.name() != null;
        List<Conflict> conflicts = named && !one.name().equals(other.name())
                ? List.of(new Conflict("name", one.name(), other.name()))
                : List.of();
        Set<String> there = other.conversations().stream()
                .map(ContactView.Thread::channelName)
                .collect(Collectors.toSet());
        List<String> both = one.conversations().stream()
                .map(ContactView.Thread::channelName)
                .filter(there::contains)
                .distinct()
                .toList();
        return new Merged(
                one,
                other,
                conflicts,
                both,
                one.vip() || other.vip(),
                one.optedOutAt() != null || other.optedOutAt() != null,
                null);
    }

    private Side side(TenantId tenant, Contact contact) {
        return new Side(
                contact.id().value(),
                contact.label(),
                contact.vip(),
                contact.optedOutAt(),
                contact.createdAt(),
                contact.everyone().size(),
                views.identifiers(tenant, contact),
                views.threads(tenant, contact));
    }

    /** @param contact the one that was merged, and leaves with what was merged into it */
    record Unmerge(@NotNull UUID contact) {}

    record Parted(ContactView stays, ContactView leaves) {}

    @PostMapping("/unmerge")
    @Audited("contact.unmerged")
    @Requires(Permission.CONVERSATIONS_WRITE)
    Parted unmerge(Caller caller, @PathVariable UUID id, @Valid @RequestBody Unmerge unmerge) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            Contact person = views.lead(tenant, id);
            var leaving = new ContactId(unmerge.contact());
            if (!person.everyone().contains(leaving)) {
                throw DeskProblem.invalid("contact", "is no contact of this person");
            }
            people.unmerge(tenant, leaving, caller.teammate());
            told.changed(tenant, person.everyone());
            return new Parted(views.of(tenant, person.id().value()), views.of(tenant, leaving.value()));
        });
    }

    /** @param reasons some of same-phone, same-email, similar */
    record SuggestionView(
            UUID id, @Masked String name, @Masked @Nullable String address, List<String> reasons) {}

    record Suggested(List<SuggestionView> items) {}

    /** Who may be the same person. Nothing comes of it before a teammate merges them. */
    @GetMapping("/suggestions")
    @AuditedRead(value = "contact.opened", subject = "contact")
    @Requires(Permission.CONTACTS_READ)
    Suggested suggestions(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.call(
                tenant,
                () -> new Suggested(suggestions.of(tenant, views.lead(tenant, id)).stream()
                        .map(suggestion -> new SuggestionView(
                                suggestion.contact().id().value(),
                                suggestion.contact().label(),
                                suggestion.contact().address(),
                                suggestion.reasons().stream()
                                        .map(Suggestions.Reason::wire)
                                        .toList()))
                        .toList()));
    }

    /** They are two people: not suggested again, and not joined by the product. */
    @PostMapping("/suggestions/{other}/dismiss")
    @Audited("contact.told-apart")
    @Requires(Permission.CONVERSATIONS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(Caller caller, @PathVariable UUID id, @PathVariable UUID other) {
        transactions.run(
                caller.tenant(),
                () -> people.tellApart(caller.tenant(), new ContactId(id), new ContactId(other), caller.teammate()));
    }
}
