package io.insaka.contacts;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import io.insaka.contacts.consent.Consents;
import io.insaka.contacts.consent.Said;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Masking;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** People and their addresses. Every method joins the open transaction of the tenant. */
@Component
public class Contacts {
    private static final int MOST_NAMES = 5_000;

    private final ContactRepository repository;
    private final ContactWords words;
    private final Ids ids;

    private final PersonRepository persons;
    private final People people;
    private final Consents consents;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Contacts(
            ContactRepository repository,
            ContactWords words,
            Ids ids,
            PersonRepository persons,
            People people,
            Around around) {
        this.repository = repository;
        this.words = words;
        this.ids = ids;
        this.persons = persons;
        this.people = people;
        this.consents = around.consents();
        this.clock = around.clock();
        this.events = around.events();
    }

    @Component
    record Around(Consents consents, Clock clock, ApplicationEventPublisher events) {}

    /**
     * Finds or creates the person behind each party, in order; parties that share an identifying address are one person.
     * Addresses and names not seen before are remembered.
     */
    public List<Contact> recognise(TenantId tenant, List<Party> parties, Instant now) {
        return meet(
                tenant, parties.stream().map(party -> new Sighting(party, now)).toList(), now);
    }

    /**
     * As {@link #recognise}, of people seen at other moments: by an address that is somebody's no more they are recognised
     * only in what they sent while it was. Contacts that a provider proves to be one person become one.
     */
    public List<Contact> meet(TenantId tenant, List<Sighting> sightings, Instant now) {
        if (sightings.isEmpty()) {
            return List.of();
        }
        var batch = new Recognition(tenant, now, repository, people, ids);
        batch.load(sightings);
        List<ContactId> order = sightings.stream().map(batch::recognise).toList();
        batch.write();
        return order.stream().map(batch::contact).toList();
    }

    public Optional<Contact> find(TenantId tenant, ContactId id) {
        return Optional.ofNullable(find(tenant, Set.of(id)).get(id));
    }

    public Map<ContactId, Contact> find(TenantId tenant, Collection<ContactId> wanted) {
        return wanted.isEmpty() ? Map.of() : repository.load(tenant, wanted);
    }

    /** The person with this identifying address. */
    public Optional<Contact> find(TenantId tenant, Address address) {
        return repository.find(List.of(repository.blind(tenant, address))).values().stream()
                .findFirst()
                .flatMap(id -> find(tenant, id));
    }

    /** The blind words that {@code contact.words} must contain to match a search; empty when nothing can match. */
    public Long[] sought(TenantId tenant, String query) {
        return words.sought(tenant, query);
    }

    /**
     * Who is called so, for somebody who sees addresses masked: by names only, since a search that also finds addresses
     * tells them bit by bit. Looks through the newest {@link #MOST_NAMES} whom the words find at all.
     *
     * @return of each person the contact that leads
     */
    public Set<ContactId> called(TenantId tenant, String query) {
        return repository.called(tenant, words.sought(tenant, query), MOST_NAMES).stream()
                .filter(one -> Masking.plain(one.name()) && words.names(one.name(), query))
                .map(ContactRepository.Called::lead)
                .collect(Collectors.toSet());
    }

    /**
     * Remembers that the contact wants no messages any more ({@code at}), or takes that back (null); the ledger of consents
     * says how it came to that.
     */
    public void optOut(TenantId tenant, ContactId id, @Nullable Instant at, Said how) {
        optOut(tenant, Set.of(id), at, how);
    }

    /** As that, said of the person: all of their contacts. */
    public void optOut(TenantId tenant, Collection<ContactId> ids, @Nullable Instant at, Said how) {
        Instant now = at == null ? clock.instant() : at;
        ids.forEach(id -> repository.optOut(tenant, id, at, now));
        consents.write(tenant, ids, Consents.Word.ofAnything(at == null), how, now);
        events.publishEvent(new ContactsChanged(tenant, Set.copyOf(ids)));
    }

    /** Remembers what somebody is called whose name nobody knew. */
    public void introduce(TenantId tenant, ContactId id, String name) {
        find(tenant, id)
                .filter(contact -> contact.name() == null)
                .ifPresent(contact -> repository.rename(tenant, contact.called(name)));
    }

    /** Remembers whether the team looks at this person's messages before others'. */
    public void favour(TenantId tenant, Contact contact, boolean vip) {
        if (contact.ties().person() == null) {
            repository.favour(tenant, contact.id(), vip);
        } else {
            persons.favour(tenant, contact.lead(), vip);
        }
    }

    /** Remembers in which language people write. */
    public void speak(TenantId tenant, Map<ContactId, Spoken> spoken) {
        if (!spoken.isEmpty()) {
            repository.speak(tenant, spoken);
            events.publishEvent(new ContactsChanged(tenant, spoken.keySet()));
        }
    }

    /** A page of the list. */
    public record Page(List<Contact> people, boolean more) {}

    /**
     * People, the newest first; of a person of several contacts the one that leads.
     *
     * @param query words of names or addresses; null for everybody
     * @param after the last one of the page before; null for the first page
     */
    public Page list(TenantId tenant, @Nullable String query, @Nullable Contact after, int limit) {
        return page(
                tenant,
                repository.leads(tenant, query == null ? null : words.sought(tenant, query), place(after), limit + 1),
                limit);
    }

    /** As {@link #list}, of those whom {@link #called} finds. */
    public Page listCalled(TenantId tenant, String query, @Nullable Contact after, int limit) {
        return page(tenant, repository.leads(tenant, called(tenant, query), place(after), limit + 1), limit);
    }

    private static ContactRepository.@Nullable Place place(@Nullable Contact after) {
        return after == null
                ? null
                : new ContactRepository.Place(after.createdAt(), after.id().value());
    }

    private Page page(TenantId tenant, List<ContactId> found, int limit) {
        List<ContactId> shown = found.subList(0, Math.min(limit, found.size()));
        Map<ContactId, Contact> people = find(tenant, shown);
        return new Page(shown.stream().map(people::get).filter(Objects::nonNull).toList(), found.size() > limit);
    }
}
