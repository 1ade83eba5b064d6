package io.insaka.contacts;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.PersonalRecords;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Traces;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a person away: whoever writes from one of their addresses afterwards is somebody new. */
@Component
public class Forgetting implements PersonalRecords {
    private final PersonRepository persons;
    private final ContactRepository contacts;

    Forgetting(PersonRepository persons, ContactRepository contacts) {
        this.persons = persons;
        this.contacts = contacts;
    }

    /** What was known of a person. */
    public record Known(List<ContactId> contacts, List<Traces.Known> addresses, Instant since) {}

    /** The whole person; nobody joins or parts its contacts until the transaction ends. */
    public Known whole(TenantId tenant, ContactId id) {
        persons.lock();
        Contact contact = contacts.load(tenant, Set.of(id)).get(id);
        if (contact == null) {
            throw ContactProblem.unknown();
        }
        Collection<Contact> everyone = contacts.load(tenant, contact.everyone()).values();
        return new Known(
                contact.everyone(),
                everyone.stream()
                        .flatMap(each -> each.everyAddress().stream())
                        .map(address -> new Traces.Known(address.kind(), address.value()))
                        .distinct()
                        .toList(),
                everyone.stream()
                        .map(Contact::createdAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElseThrow());
    }

    /** Takes them out of the people they were joined to; those who are left stay one among themselves. */
    public void part(TenantId tenant, Collection<ContactId> leaving) {
        persons.lock();
        persons.leave(tenant, List.copyOf(leaving));
    }

    /** Once the transaction has ended no thread of theirs is begun any more; see {@code conversations.ThreadRepository}. */
    public int forget(TenantId tenant, List<ContactId> everyone) {
        return contacts.delete(tenant, everyone);
    }

    @Override
    public Set<String> tables() {
        return Set.of("contact", "contact_address", "contact_told_apart");
    }

    @Override
    public List<PersonalTable> copied() {
        return List.of(
                PersonalTable.ofContact("contact", "id"), PersonalTable.ofContact("contact_address", "contact_id"));
    }

    /** They are gone when erasing begins; their addresses went with them. */
    @Override
    public Part erase(Traces person, @Nullable String from) {
        List<ContactId> left =
                Stream.of(person.contactIds()).map(ContactId::new).toList();
        return new Part(contacts.delete(person.tenant(), left), 0, null);
    }
}
