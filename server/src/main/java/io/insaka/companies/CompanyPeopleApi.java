package io.insaka.companies;

import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.companies.MemberRepository.Open;
import io.insaka.companies.MemberRepository.Place;
import io.insaka.contacts.Contact;
import io.insaka.contacts.ContactProblem;
import io.insaka.contacts.Contacts;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.ContactLines;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Masked;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who belongs to a company, what is open with them, and to which company somebody belongs. */
@RestController
@RequestMapping("/api/v1")
class CompanyPeopleApi {
    private static final int MOST = 200;

    private final TenantTransactions transactions;
    private final Companies companies;
    private final CompanyRepository repository;
    private final MemberRepository members;
    private final People people;
    private final CompanyApi.Told told;

    /** People, and how lists show them. */
    @org.springframework.stereotype.Component
    record People(Contacts contacts, ContactLines lines) {}

    CompanyPeopleApi(
            TenantTransactions transactions,
            Companies companies,
            CompanyRepository repository,
            MemberRepository members,
            People people,
            CompanyApi.Told told) {
        this.transactions = transactions;
        this.companies = companies;
        this.repository = repository;
        this.members = members;
        this.people = people;
        this.told = told;
    }

    record Page(List<ContactLines.Line> items, @Nullable String next) {}

    /** In an order that stays. */
    @GetMapping("/companies/{id}/people")
    @AuditedRead(value = "company.opened", subject = "company")
    @Requires(Permission.CONTACTS_READ)
    Page people(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        TenantId tenant = caller.tenant();
        int most = Math.clamp(limit, 1, MOST);
        return transactions.call(tenant, () -> {
            known(tenant, id);
            List<ContactId> found = members.peopleOf(tenant, id, cursor, most + 1);
            List<ContactId> shown = found.subList(0, Math.min(most, found.size()));
            Map<ContactId, Contact> contacts = people.contacts().find(tenant, shown);
            return new Page(
                    people.lines()
                            .of(
                                    tenant,
                                    shown.stream()
                                            .map(contacts::get)
                                            .filter(Objects::nonNull)
                                            .toList()),
                    found.size() > most ? shown.getLast().toString() : null);
        });
    }

    private Company known(TenantId tenant, UUID id) {
        return repository.find(tenant, id).orElseThrow(CompanyProblem::unknown);
    }

    /** @param waitingSince since when the customer waits for an answer */
    record Conversation(
            UUID id,
            UUID contactId,
            @Masked String name,
            UUID channelId,
            Instant lastMessageAt,
            @Nullable Instant waitingSince) {}

    record Conversations(List<Conversation> items, @Nullable String next) {}

    /** The open ones of all its people, the latest activity first. */
    @GetMapping("/companies/{id}/conversations")
    @AuditedRead(value = "company.opened", subject = "company")
    @Requires(Permission.CONVERSATIONS_READ)
    Conversations conversations(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        TenantId tenant = caller.tenant();
        Place after = place(cursor);
        int most = Math.clamp(limit, 1, MOST);
        return transactions.call(tenant, () -> {
            known(tenant, id);
            List<Open> found = members.open(tenant, id, after, most + 1);
            List<Open> shown = found.subList(0, Math.min(most, found.size()));
            Map<ContactId, Contact> contacts = people.contacts()
                    .find(tenant, shown.stream().map(Open::contact).distinct().toList());
            return new Conversations(
                    shown.stream()
                            .map(one -> conversation(one, contacts.get(one.contact())))
                            .toList(),
                    found.size() > most
                            ? shown.getLast().lastAt() + "~" + shown.getLast().id()
                            : null);
        });
    }

    private static Conversation conversation(Open one, @Nullable Contact contact) {
        return new Conversation(
                one.id(),
                one.contact().value(),
                contact == null ? "Unknown" : contact.label(),
                one.channel(),
                one.lastAt(),
                one.waitingSince());
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        String[] parts = cursor.split("~", 2);
        try {
            return new Place(Instant.parse(parts[0]), UUID.fromString(parts.length < 2 ? "" : parts[1]));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            throw CompanyProblem.invalid("cursor", "is not one that this list handed out");
        }
    }

    record Wanted(@NotEmpty @Size(max = MOST) List<@NotNull UUID> contacts) {}

    /** @param changed of how many people it is new */
    record Changed(int changed) {}

    /** They belong to it from here on, and to no other; of merged contacts the whole person. */
    @PostMapping("/companies/{id}/people")
    @Audited("company.people-added")
    @Requires(Permission.CONVERSATIONS_WRITE)
    Changed add(Caller caller, @PathVariable UUID id, @Valid @RequestBody Wanted wanted) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            Company company =
                    repository.lock(tenant, Set.of(id)).stream().findFirst().orElseThrow(CompanyProblem::unknown);
            int changed = companies.belong(tenant, whole(tenant, wanted.contacts()), company.id());
            if (changed > 0) {
                told.of(
                        tenant,
                        "company.people-added",
                        Subject.of("company", id),
                        Details.of(Map.of("name", company.name(), "people", changed)));
            }
            return new Changed(changed);
        });
    }

    /** Each person once. */
    private Collection<Contact> whole(TenantId tenant, List<UUID> ids) {
        List<ContactId> asked = ids.stream().map(ContactId::new).distinct().toList();
        Map<ContactId, Contact> found = people.contacts().find(tenant, asked);
        if (found.size() < asked.size()) {
            throw ContactProblem.unknown();
        }
        Map<ContactId, Contact> persons = new LinkedHashMap<>();
        asked.forEach(id -> {
            Contact one = Objects.requireNonNull(found.get(id));
            persons.putIfAbsent(one.lead(), one);
        });
        return persons.values();
    }

    record Named(UUID id, String name, @Nullable String domain) {
        static Named of(Company company) {
            return new Named(company.id(), company.name(), company.domain());
        }
    }

    /**
     * @param company null for none
     * @param suggestions companies with the domain of a mail address of theirs, while they belong to none
     */
    record Belonging(@Nullable Named company, List<Named> suggestions) {}

    @GetMapping("/contacts/{id}/company")
    @AuditedRead(value = "contact.opened", subject = "contact")
    @Requires(Permission.CONTACTS_READ)
    Belonging company(Caller caller, @PathVariable UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> belonging(tenant, person(tenant, id)));
    }

    private Contact person(TenantId tenant, UUID id) {
        return people.contacts().find(tenant, new ContactId(id)).orElseThrow(ContactProblem::unknown);
    }

    private Belonging belonging(TenantId tenant, Contact person) {
        Company company = companies.of(tenant, List.of(person)).get(person.id());
        return company == null
                ? new Belonging(
                        null,
                        companies.suggested(tenant, person).stream()
                                .map(Named::of)
                                .toList())
                : new Belonging(Named.of(company), List.of());
    }

    /** @param company null for none */
    record Choice(@Nullable UUID company) {}

    @PutMapping("/contacts/{id}/company")
    @Audited("contact.company-set")
    @Requires(Permission.CONVERSATIONS_WRITE)
    Belonging choose(Caller caller, @PathVariable UUID id, @Valid @RequestBody Choice choice) {
        TenantId tenant = caller.tenant();
        UUID wanted = choice.company();
        return transactions.call(tenant, () -> {
            Contact person = person(tenant, id);
            if (wanted != null && repository.lock(tenant, Set.of(wanted)).isEmpty()) {
                throw CompanyProblem.unknown();
            }
            if (companies.belong(tenant, person, wanted)) {
                told.of(
                        tenant,
                        "contact.company-set",
                        Subject.of("contact", person.lead().value()),
                        wanted == null ? Details.NONE : Details.of("company", wanted.toString()));
            }
            return belonging(tenant, person);
        });
    }
}
