package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code contacts[]} beside a list of messages. Meta promises neither that it is there nor that it stands in the
 * messages' order, so a contact belongs to the message that names the same person.
 */
final class Contacts {
    private final List<Fields> contacts;
    private final boolean single;

    /** @param single whether they stand beside one message only */
    Contacts(List<Fields> contacts, boolean single) {
        this.contacts = contacts;
        this.single = single;
    }

    @Nullable
    Fields of(Person person) {
        for (Fields contact : contacts) {
            Person candidate = Person.ofContact(contact);
            if (candidate.sameAs(person)) {
                return contact;
            }
        }
        // One contact beside one message: theirs, unless the ids say otherwise.
        if (single && contacts.size() == 1) {
            Fields only = contacts.getFirst();
            return Person.ofContact(only).contradicts(person) ? null : only;
        }
        return null;
    }
}
