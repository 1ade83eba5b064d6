package io.insaka.customers.imports;

import io.insaka.contacts.Contact;
import io.insaka.contacts.consent.Consents;
import io.insaka.contacts.consent.Entry;
import io.insaka.contacts.consent.Purposes;
import io.insaka.contacts.consent.Said;
import io.insaka.contacts.consent.Standing;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a sheet says of who agreed to what, on every channel. Joins the open transaction of the tenant. */
@Component
class SheetConsents {
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "ok", "oui", "ndiyo");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "non", "hapana");

    private final Purposes purposes;
    private final Consents consents;
    private final Clock clock;

    SheetConsents(Purposes purposes, Consents consents, Clock clock) {
        this.purposes = purposes;
        this.consents = consents;
        this.clock = clock;
    }

    /** A cell of a row. */
    record Word(int column, String purpose, boolean yes) {}

    /** Empty for what is neither. */
    static Optional<Boolean> yes(String cell) {
        String word = cell.strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    List<Purposes.Of> purposes(TenantId tenant) {
        return purposes.list(tenant);
    }

    /** The first yes that would be put over a no of their own, to any message at all or to this on some channel. */
    Optional<Word> refused(TenantId tenant, Contact contact, List<Word> words) {
        List<Word> given = words.stream().filter(Word::yes).toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (contact.optedOutAt() != null) {
            return Optional.of(given.getFirst());
        }
        List<Entry> latest = consents.latest(tenant, contact.everyone());
        return given.stream()
                .filter(word -> channels(latest, word)
                        .anyMatch(channel -> standing(latest, contact, word, channel) == Standing.WITHDRAWN))
                .findFirst();
    }

    /** @return whether something of it is new */
    boolean write(TenantId tenant, Contact contact, List<Word> words, Import.Plan plan, int row) {
        if (words.isEmpty()) {
            return false;
        }
        List<Entry> latest = consents.latest(tenant, contact.everyone());
        boolean changed = false;
        for (Word word : words) {
            Standing wanted = word.yes() ? Standing.GIVEN : Standing.WITHDRAWN;
            if (channels(latest, word).anyMatch(channel -> standing(latest, contact, word, channel) != wanted)) {
                consents.write(
                        tenant,
                        contact.everyone(),
                        new Consents.Word(word.purpose(), Consents.EVERYWHERE, word.yes()),
                        Said.inSheet(plan.by() == null ? null : new TeammateId(plan.by()), plan.file() + ", " + row),
                        clock.instant());
                changed = true;
            }
        }
        return changed;
    }

    private static Standing standing(List<Entry> latest, Contact contact, Word word, String channel) {
        return Standing.of(latest, contact.lead(), word.purpose(), channel);
    }

    /** Every one, and those of which the ledger speaks. */
    private static Stream<String> channels(List<Entry> latest, Word word) {
        return Stream.concat(
                        Stream.of(Consents.EVERYWHERE),
                        latest.stream()
                                .filter(entry -> entry.purpose().equals(word.purpose()))
                                .map(Entry::channel))
                .distinct();
    }
}
