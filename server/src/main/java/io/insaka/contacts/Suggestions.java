package io.insaka.contacts;

import io.insaka.channels.spi.Address;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may be the same person without anything proving it: a teammate decides. Joins the tenant's open transaction. */
@Component
public class Suggestions {
    private static final int MOST = 10;
    private static final int SAME_ENDING = 7;

    private final SuggestionRepository repository;
    private final ContactRepository contacts;
    private final PersonRepository persons;
    private final ContactWords words;

    Suggestions(
            SuggestionRepository repository, ContactRepository contacts, PersonRepository persons, ContactWords words) {
        this.repository = repository;
        this.contacts = contacts;
        this.persons = persons;
        this.words = words;
    }

    /** Why two contacts may be one person. */
    public enum Reason {
        /** One has the number, the other has it too or said so. */
        SAME_PHONE,
        SAME_EMAIL,
        /** The same name, and numbers that end alike: one may be written without its country. */
        SIMILAR;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param contact the one that leads the other person */
    public record Suggestion(Contact contact, Set<Reason> reasons) {}

    public List<Suggestion> of(TenantId tenant, Contact contact) {
        List<ContactId> everyone = contact.everyone();
        Collection<Contact> members = contacts.load(tenant, everyone).values();
        Map<ContactId, Set<Reason>> found = new LinkedHashMap<>();
        repository
                .shared(tenant, everyone)
                .forEach(shared -> found.computeIfAbsent(shared.contact(), id -> new TreeSet<>())
                        .add(shared.kind().equals(Address.PHONE) ? Reason.SAME_PHONE : Reason.SAME_EMAIL));
        members.forEach(member -> similar(tenant, member, everyone)
                .forEach(other ->
                        found.computeIfAbsent(other, id -> new TreeSet<>()).add(Reason.SIMILAR)));
        Map<ContactId, Contact> others = contacts.load(tenant, found.keySet());
        Map<ContactId, Set<Reason>> people = new LinkedHashMap<>();
        Set<ContactId> apart = new LinkedHashSet<>(persons.toldApart(tenant, everyone));
        others.values().stream()
                .filter(other -> other.everyone().stream().noneMatch(apart::contains))
                .forEach(other -> people.computeIfAbsent(other.lead(), id -> new TreeSet<>())
                        .addAll(found.getOrDefault(other.id(), Set.of())));
        Map<ContactId, Contact> leads = contacts.load(tenant, people.keySet());
        return leads.values().stream()
                .map(lead -> new Suggestion(lead, people.getOrDefault(lead.id(), Set.of())))
                .sorted(Comparator.comparing(suggestion -> suggestion.contact().createdAt()))
                .limit(MOST)
                .toList();
    }

    private List<ContactId> similar(TenantId tenant, Contact member, List<ContactId> everyone) {
        String name = member.name();
        if (name == null || name.isBlank()) {
            return List.of();
        }
        return member.addresses().stream()
                .filter(address -> address.kind().equals(Address.PHONE))
                .map(Address::value)
                .filter(digits -> digits.length() >= SAME_ENDING)
                .flatMap(digits -> {
                    String ending = digits.substring(digits.length() - SAME_ENDING);
                    List<ContactId> candidates = repository.worded(words.sought(tenant, name + " " + ending), everyone);
                    return contacts.load(tenant, candidates).values().stream()
                            .filter(other -> alike(name, other.name()) && ends(other, ending));
                })
                .map(Contact::id)
                .distinct()
                .toList();
    }

    private static boolean alike(String name, @Nullable String other) {
        return other != null && plain(name).equals(plain(other));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static boolean ends(Contact contact, String ending) {
        return contact.addresses().stream()
                .anyMatch(address ->
                        address.kind().equals(Address.PHONE) && address.value().endsWith(ending));
    }
}
