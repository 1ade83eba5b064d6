package io.insaka.contacts.consent;

import io.insaka.kernel.ContactId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What somebody thinks of being written to for a purpose on a channel, by the latest lines of all contacts of the person.
 * Where lines disagree, no is believed before yes:
 *
 * <ul>
 *   <li>of one contact the latest line counts; a STOP also ends every yes before it, and START does not bring those back;
 *   <li>a no of one contact counts for the others of the person, until they themselves say yes after it;
 *   <li>a yes counts for the whole person.
 * </ul>
 */
public enum Standing {
    GIVEN,
    WITHDRAWN,
    /** Nobody has said anything: it is as the purpose says. */
    SILENT;

    /** One contact's own word, and where it stands in the ledger. */
    private record Word(Standing standing, long seq) {
        static final Word NONE = new Word(SILENT, 0);
    }

    /** @param latest the latest yes and the latest no of each contact of a person, for each purpose and channel */
    public static Standing of(Collection<Entry> latest, ContactId asked, String purpose, String channel) {
        Word own = word(latest, asked, purpose, channel);
        if (own.standing() == WITHDRAWN) {
            return WITHDRAWN;
        }
        Set<ContactId> others = new HashSet<>();
        latest.forEach(entry -> others.add(entry.contact()));
        others.remove(asked);
        List<Word> words = others.stream()
                .map(other -> word(latest, other, purpose, channel))
                .toList();
        boolean refused = words.stream()
                .anyMatch(word -> word.standing() == WITHDRAWN && (own.standing() == SILENT || word.seq() > own.seq()));
        if (refused) {
            return WITHDRAWN;
        }
        return own.standing() == GIVEN || words.stream().anyMatch(word -> word.standing() == GIVEN) ? GIVEN : SILENT;
    }

    private static Word word(Collection<Entry> latest, ContactId contact, String purpose, String channel) {
        Optional<Entry> last = last(
                latest,
                entry -> entry.contact().equals(contact)
                        && entry.purpose().equals(purpose)
                        && (entry.channel().equals(channel) || entry.channel().equals(Consents.EVERYWHERE)));
        if (last.isEmpty()) {
            return Word.NONE;
        }
        Entry said = last.get();
        if (!said.given()) {
            return new Word(WITHDRAWN, said.seq());
        }
        boolean stopped = last(
                        latest,
                        entry -> entry.contact().equals(contact)
                                && entry.purpose().equals(Purposes.ANY)
                                && !entry.given())
                .filter(stop -> stop.seq() > said.seq())
                .isPresent();
        return stopped ? Word.NONE : new Word(GIVEN, said.seq());
    }

    private static Optional<Entry> last(Collection<Entry> latest, Predicate<Entry> which) {
        return latest.stream().filter(which).max(Comparator.comparingLong(Entry::seq));
    }
}
