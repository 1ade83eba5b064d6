package io.insaka.companies;

import io.insaka.channels.spi.Address;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who works for whom. Every method joins the open transaction of the tenant. */
@Component
public class Companies {
    private final CompanyRepository repository;
    private final MemberRepository members;
    private final Contacts contacts;
    private final Ids ids;
    private final Clock clock;

    Companies(CompanyRepository repository, MemberRepository members, Contacts contacts, Ids ids, Clock clock) {
        this.repository = repository;
        this.members = members;
        this.contacts = contacts;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<Company> find(TenantId tenant, UUID id) {
        return repository.find(tenant, id);
    }

    /** The one of this name, made if there is none. */
    public Company named(TenantId tenant, String name) {
        return repository.named(tenant, name).orElseGet(() -> {
            repository.insert(tenant, fresh(name, null));
            return repository.named(tenant, name).orElseThrow();
        });
    }

    /** Empty when there is one of that name already. */
    public Optional<Company> begin(TenantId tenant, String name) {
        if (repository.named(tenant, name).isPresent()) {
            return Optional.empty();
        }
        Company company = fresh(name, null);
        repository.insert(tenant, company);
        return Optional.of(company);
    }

    Company fresh(String name, @Nullable String domain) {
        return new Company(
                ids.next(),
                name.strip().replaceAll("\\s+", " "),
                domain,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** By the contact that was asked for; who belongs to none has no entry. */
    public Map<ContactId, Company> of(TenantId tenant, Collection<Contact> people) {
        Map<ContactId, UUID> said = members.of(
                tenant,
                people.stream()
                        .flatMap(one -> one.everyone().stream())
                        .distinct()
                        .toList());
        Map<UUID, Company> known = said.values().stream()
                .distinct()
                .map(id -> repository.find(tenant, id))
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Company::id, company -> company));
        Map<ContactId, Company> found = new HashMap<>();
        for (Contact one : people) {
            // The contact that leads comes first, then the others in the order of their age.
            one.everyone().stream()
                    .map(said::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(known::get)
                    .ifPresent(company -> found.put(one.id(), company));
        }
        return found;
    }

    /** Of their mail addresses' domains: suggested, never set. */
    List<Company> suggested(TenantId tenant, Contact one) {
        Map<ContactId, Contact> everyone = contacts.find(tenant, one.everyone());
        Set<String> domains = everyone.values().stream()
                .flatMap(contact -> contact.addresses().stream())
                .filter(address -> address.kind().equals(Address.EMAIL))
                .flatMap(address -> Domains.around(address.value()).stream())
                .collect(Collectors.toSet());
        return domains.isEmpty() ? List.of() : repository.withDomain(tenant, domains);
    }

    /**
     * The whole person belongs to it from here on.
     *
     * @param company null for none
     * @return whether that is new
     */
    public boolean belong(TenantId tenant, Contact person, @Nullable UUID company) {
        return belong(tenant, List.of(person), company) > 0;
    }

    /** As that, of many. @return of how many people it is new */
    int belong(TenantId tenant, Collection<Contact> people, @Nullable UUID company) {
        Map<ContactId, Company> before = of(tenant, people);
        List<Contact> news = people.stream()
                .filter(one -> !Objects.equals(company, id(before.get(one.id()))))
                .toList();
        Set<ContactId> everyone = new HashSet<>();
        news.forEach(one -> everyone.addAll(one.everyone()));
        members.remove(tenant, everyone);
        Set<ContactId> leads = news.stream().map(Contact::lead).collect(Collectors.toSet());
        if (company != null && !leads.isEmpty()) {
            members.put(tenant, leads, company);
        }
        return leads.size();
    }

    private static @Nullable UUID id(@Nullable Company company) {
        return company == null ? null : company.id();
    }

    /** The other one's people, note and domain become this one's, and the other is gone. @return how many contacts came */
    int merge(TenantId tenant, Company kept, Company other) {
        int came = members.move(tenant, other.id(), kept.id());
        String note = Stream.of(repository.note(tenant, kept.id()), repository.note(tenant, other.id()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n\n"));
        repository.delete(tenant, other.id());
        repository.note(tenant, kept.id(), note.isEmpty() ? null : note);
        if (kept.domain() == null && other.domain() != null) {
            repository.update(tenant, new Company(kept.id(), kept.name(), other.domain(), kept.createdAt()));
        }
        return came;
    }
}
