package io.insaka.contacts;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import io.insaka.contacts.ContactRepository.Blind;
import io.insaka.contacts.ContactRepository.Link;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** People and their addresses. Every method joins the open transaction of the tenant. */
@Component
public class Contacts {
    private final ContactRepository repository;
    private final ContactWords words;
    private final Ids ids;

    Contacts(ContactRepository repository, ContactWords words, Ids ids) {
        this.repository = repository;
        this.words = words;
        this.ids = ids;
    }

    /**
     * Finds or creates the person behind each party, in order; parties that share an identifying address are one person.
     * Addresses and names not seen before are remembered.
     */
    public List<Contact> recognise(TenantId tenant, List<Party> parties, Instant now) {
        if (parties.isEmpty()) {
            return List.of();
        }
        var batch = new Recognition(tenant, now);
        batch.load(parties);
        List<ContactId> order = parties.stream().map(batch::recognise).toList();
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

    /** Remembers that the contact wants no messages any more ({@code at}), or takes that back (null). */
    public void optOut(TenantId tenant, ContactId id, @Nullable Instant at) {
        repository.optOut(tenant, id, at);
    }

    /** Remembers whether the team looks at this person's messages before others'. */
    public void favour(TenantId tenant, ContactId id, boolean vip) {
        repository.favour(tenant, id, vip);
    }

    /** Remembers in which language people write. */
    public void speak(TenantId tenant, Map<ContactId, Spoken> spoken) {
        if (!spoken.isEmpty()) {
            repository.speak(tenant, spoken);
        }
    }

    /** The recognition of one batch: two look-ups and at most three writes, however many parties. */
    private final class Recognition {
        private final TenantId tenant;
        private final Instant now;
        private final Map<Blind, ContactId> known = new HashMap<>();
        private final Map<ContactId, Contact> contacts = new HashMap<>();
        private final Map<ContactId, Contact> created = new LinkedHashMap<>();
        private final Map<ContactId, Contact> renamed = new LinkedHashMap<>();
        private final List<Link> links = new ArrayList<>();

        Recognition(TenantId tenant, Instant now) {
            this.tenant = tenant;
            this.now = now;
        }

        void load(List<Party> parties) {
            List<Blind> wanted = parties.stream()
                    .flatMap(party -> party.addresses().stream())
                    .filter(Address::identifying)
                    .map(address -> repository.blind(tenant, address))
                    .distinct()
                    .toList();
            known.putAll(repository.find(wanted));
            contacts.putAll(repository.load(tenant, Set.copyOf(known.values())));
        }

        ContactId recognise(Party party) {
            ContactId id = party.addresses().stream()
                    .filter(Address::identifying)
                    .map(address -> known.get(repository.blind(tenant, address)))
                    .filter(found -> found != null)
                    .findFirst()
                    .orElseGet(this::create);
            party.addresses().forEach(address -> remember(id, address));
            rename(id, party.name());
            return id;
        }

        private ContactId create() {
            var contact = new Contact(new ContactId(ids.next()), null, List.of(), null, now);
            created.put(contact.id(), contact);
            contacts.put(contact.id(), contact);
            return contact.id();
        }

        private void remember(ContactId id, Address address) {
            Blind blind = repository.blind(tenant, address);
            if (address.identifying() && known.putIfAbsent(blind, id) != null) {
                return; // already linked, to this person or (until a merge) to another
            }
            Contact contact = contact(id);
            if (contact.addresses().contains(address)) {
                return;
            }
            links.add(new Link(id, address));
            List<Address> all = new ArrayList<>(contact.addresses());
            all.add(address);
            replace(contact.reachedAt(all));
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
            renamed.values().forEach(contact -> repository.rename(tenant, contact));
            if (!links.isEmpty() && repository.link(tenant, links, now) != links.size()) {
                throw new ConcurrencyFailureException("a contact was recognised twice at the same moment");
            }
        }
    }
}
