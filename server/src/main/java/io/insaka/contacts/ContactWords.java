package io.insaka.contacts;

import io.insaka.channels.spi.Address;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Blind words: a search finds the beginnings of names and the endings of numbers without anything being readable. */
@Component
class ContactWords {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 16;
    private static final int SHORTEST_ENDING = 4;
    private static final int MOST = 120;

    private final Vault vault;

    ContactWords(Vault vault) {
        this.vault = vault;
    }

    Long[] of(TenantId tenant, @Nullable String name, Collection<Address> addresses) {
        Set<String> words = new LinkedHashSet<>();
        if (name != null) {
            split(name).forEach(word -> beginnings(word, words));
        }
        for (Address address : addresses) {
            if (address.kind().equals(Address.PHONE)) {
                endings(address.value(), words);
            }
            split(address.value()).forEach(word -> beginnings(word, words));
        }
        return blind(tenant, words.stream().limit(MOST).toList());
    }

    /** What every match must contain; empty when the query has no word long enough to look for. */
    Long[] sought(TenantId tenant, String query) {
        return blind(
                tenant,
                split(query).stream()
                        .filter(word -> word.length() >= SHORTEST)
                        .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
                        .toList());
    }

    /** Whether a name has all words of a query, or words that begin with them. */
    boolean names(String name, String query) {
        List<String> words = split(name);
        return split(query).stream()
                .filter(sought -> sought.length() >= SHORTEST)
                .allMatch(sought -> words.stream().anyMatch(word -> word.startsWith(sought)));
    }

    private Long[] blind(TenantId tenant, List<String> words) {
        return words.stream()
                .map(word -> vault.blindNumber(tenant, Purpose.CONTACT_WORD, word))
                .toArray(Long[]::new);
    }

    private static List<String> split(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void beginnings(String word, Set<String> into) {
        for (int length = SHORTEST; length <= Math.min(word.length(), LONGEST); length++) {
            into.add(word.substring(0, length));
        }
    }

    private static void endings(String digits, Set<String> into) {
        for (int length = SHORTEST_ENDING; length < Math.min(digits.length(), LONGEST); length++) {
            into.add(digits.substring(digits.length() - length));
        }
    }
}
