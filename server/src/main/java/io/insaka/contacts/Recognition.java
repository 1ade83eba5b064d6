package io.insaka.contacts;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import io.insaka.contacts.Contact.Former;
import io.insaka.contacts.ContactRepository.Blind;
import io.insaka.contacts.ContactRepository.Link;
import io.insaka.contacts.ContactRepository.Lost;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/** The recognition of one batch: two look-ups and at most three writes as a rule, however many parties. */
final class Recognition {
    private final TenantId tenant;
    private final Instant now;
    private final ContactRepository repository;
    private final People people;
    private final Ids ids;
    private final Map<Blind, ContactId> known = new HashMap<>();
    private final Map<Blind, List<Lost>> lost = new HashMap<>();
    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private final Map<ContactId, Contact> created = new LinkedHashMap<>();
    private final Map<ContactId, Contact> renamed = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Link> relinks = new ArrayList<>();
    private final Set<Pair> same = new LinkedHashSet<>();

    /** Two contacts that a provider proves to be one person. */
    private record Pair(ContactId one, ContactId other) {}

    Recognition(TenantId tenant, Instant now, ContactRepository repository, People people, Ids ids) {
        this.tenant = tenant;
        this.now = now;
        this.repository = repository;
        this.people = people;
        this.ids = ids;
    }

    void load(List<Sighting> sightings) {
        List<Blind> wanted = sightings.stream()
                .flatMap(Recognition::identifying)
                .map(this::blind)
                .distinct()
                .toList();
        known.putAll(repository.find(wanted));
        List<Blind> nobodys =
                wanted.stream().filter(blind -> !known.containsKey(blind)).toList();
        if (!nobodys.isEmpty()) {
            lost.putAll(repository.findFormer(nobodys));
        }
        Set<ContactId> found = new LinkedHashSet<>(known.values());
        lost.values().forEach(all -> all.forEach(one -> found.add(one.contact())));
        contacts.putAll(repository.load(tenant, found));
    }

    /** What they were known by first: it is them who have a new address. */
    private static Stream<Address> identifying(Sighting sighting) {
        Party formerly = sighting.formerly();
        return Stream.concat(
                        formerly == null ? Stream.of() : formerly.addresses().stream(),
                        sighting.party().addresses().stream())
                .filter(Address::identifying);
    }

    private Blind blind(Address address) {
        return repository.blind(tenant, address);
    }

    ContactId recognise(Sighting sighting) {
        ContactId id = identifying(sighting)
                .map(address -> owner(address, sighting.at()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(this::create);
        Party formerly = sighting.formerly();
        prove(id, formerly == null ? sighting.party() : formerly);
        if (formerly == null) {
            sighting.party().addresses().forEach(address -> remember(id, address, sighting.at()));
        } else {
            move(id, formerly, sighting.party(), sighting.at());
        }
        rename(id, sighting.party().name());
        return id;
    }

    private Optional<ContactId> owner(Address address, Instant at) {
        ContactId owner = known.get(blind(address));
        return owner != null
                ? Optional.of(owner)
                : lost.getOrDefault(blind(address), List.of()).stream()
                        .filter(one -> !at.isAfter(one.until()))
                        .map(Lost::contact)
                        .findFirst();
    }

    private ContactId create() {
        var contact = new Contact(new ContactId(ids.next()), null, List.of(), null, now);
        created.put(contact.id(), contact);
        contacts.put(contact.id(), contact);
        return contact.id();
    }

    /** The provider shows two proven addresses as one person's: whoever else had one of them is that person, too. */
    private void prove(ContactId id, Party party) {
        List<ContactId> owners = party.addresses().stream()
                .filter(address -> address.identifying() && address.proven())
                .map(address -> known.get(blind(address)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (owners.contains(id)) {
            List<ContactId> one = contact(id).everyone();
            owners.stream().filter(owner -> !one.contains(owner)).forEach(owner -> same.add(new Pair(id, owner)));
        }
    }

    private void remember(ContactId id, Address address, Instant at) {
        Contact contact = contact(id);
        Optional<Former> former = contact.ties().former().stream()
                .filter(one -> one.address().sameAs(address))
                .findFirst();
        if (former.isPresent() && !at.isAfter(former.get().until())) {
            return; // sent while it was theirs
        }
        boolean free = !address.identifying() || known.putIfAbsent(blind(address), id) == null;
        if (former.isPresent()) {
            Address again =
                    new Address(address.kind(), address.value(), address.identifying() && free, address.proven());
            relinks.add(new Link(id, again, null));
            replace(contact.reachedAt(
                    with(contact.addresses(), again), without(contact.ties().former(), again)));
        } else if (contact.has(address)) {
            improve(contact, address);
        } else if (free) {
            links.add(new Link(id, address, null));
            replace(contact.reachedAt(
                    with(contact.addresses(), address), contact.ties().former()));
        }
        // else it is another contact's, who may or may not be the same person
    }

    /** What was only said before, and is proven now. */
    private void improve(Contact contact, Address address) {
        boolean identifies = id(address).equals(Optional.of(contact.id()));
        contact.addresses().stream()
                .filter(had -> had.sameAs(address))
                .filter(had -> address.proven() && !had.proven() || identifies && !had.identifying())
                .findFirst()
                .ifPresent(had -> {
                    var better = new Address(
                            had.kind(), had.value(), had.identifying() || identifies, had.proven() || address.proven());
                    List<Address> all = new ArrayList<>(contact.addresses());
                    all.set(all.indexOf(had), better);
                    if (links.removeIf(link -> link.contact().equals(contact.id())
                            && link.address().sameAs(had))) {
                        links.add(new Link(contact.id(), better, null));
                    } else {
                        relinks.add(new Link(contact.id(), better, null));
                    }
                    replace(contact.reachedAt(all, contact.ties().former()));
                });
    }

    private Optional<ContactId> id(Address address) {
        return address.identifying() ? Optional.ofNullable(known.get(blind(address))) : Optional.empty();
    }

    /** Somebody has new addresses in the place of old ones: both are kept, the old ones as former. */
    private void move(ContactId id, Party before, Party after, Instant at) {
        for (Address address : before.addresses()) {
            boolean kept = after.addresses().stream().anyMatch(address::sameAs);
            boolean replaced =
                    after.addresses().stream().anyMatch(other -> other.kind().equals(address.kind()));
            if (replaced && !kept) {
                retire(Objects.requireNonNullElse(known.get(blind(address)), id), address, at);
            } else if (!kept) {
                remember(id, address, at);
            }
        }
        for (Address address : after.addresses()) {
            ContactId owner = address.identifying() ? known.get(blind(address)) : null;
            if (owner == null || owner.equals(id)) {
                remember(id, address, now);
                continue;
            }
            // Whoever first wrote from there after the change is them, quicker than the news. Whoever did before may be
            // whose number it was before: a teammate decides. Answers in this thread go to the new address either way.
            if (address.proven() && contact(owner).createdAt().isAfter(at)) {
                same.add(new Pair(id, owner));
            }
            remember(id, new Address(address.kind(), address.value(), false, address.proven()), now);
        }
    }

    private void retire(ContactId id, Address address, Instant at) {
        Contact contact = contact(id);
        if (contact.ties().former().stream().anyMatch(one -> one.address().sameAs(address))) {
            return;
        }
        Address former = new Address(address.kind(), address.value(), false, address.proven());
        known.remove(blind(address));
        lost.computeIfAbsent(blind(address), blind -> new ArrayList<>()).add(new Lost(id, at));
        boolean waiting = links.removeIf(
                link -> link.contact().equals(id) && link.address().sameAs(address));
        (contact.has(address) && !waiting ? relinks : links).add(new Link(id, former, at));
        List<Former> all = new ArrayList<>(contact.ties().former());
        all.add(new Former(former, at));
        replace(contact.reachedAt(
                contact.addresses().stream().filter(one -> !one.sameAs(address)).toList(), all));
    }

    private static List<Address> with(List<Address> some, Address another) {
        return Stream.concat(some.stream(), Stream.of(another)).toList();
    }

    private static List<Former> without(List<Former> some, Address address) {
        return some.stream().filter(one -> !one.address().sameAs(address)).toList();
    }

    private void rename(ContactId id, @Nullable String name) {
        Contact contact = contact(id);
        if (name != null && !name.isBlank() && !name.equals(contact.name())) {
            replace(contact.called(name));
        }
    }

    private void replace(Contact contact) {
        contacts.put(contact.id(), contact);
        (created.containsKey(contact.id()) ? created : renamed).put(contact.id(), contact);
    }

    Contact contact(ContactId id) {
        Contact contact = contacts.get(id);
        if (contact == null) {
            throw new IllegalStateException("contact " + id + " was not loaded");
        }
        return contact;
    }

    void write() {
        if (!created.isEmpty()) {
            repository.insert(tenant, created.values());
        }
        boolean joined = false;
        for (Pair pair : same) {
            joined |= people.proven(tenant, pair.one(), pair.other(), now);
        }
        relinks.forEach(link -> repository.relink(tenant, link));
        renamed.values().forEach(contact -> repository.rename(tenant, contact));
        if (!links.isEmpty() && repository.link(tenant, links, now) != links.size()) {
            throw new ConcurrencyFailureException("a contact was recognised twice at the same moment");
        }
        if (joined) {
            contacts.putAll(repository.load(tenant, List.copyOf(contacts.keySet())));
        }
    }
}
