package io.insaka.desk.satisfaction;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whether and how an organisation asks.
 *
 * @param channels empty: all
 * @param byItself also after what was resolved by itself
 * @param delay after resolving
 * @param between so long a customer is left in peace
 * @param comment whether a word is asked for beside the score
 * @param own the organisation's own words; empty: the product's
 */
record SatisfactionRules(
        boolean enabled,
        Set<UUID> channels,
        boolean byItself,
        Duration delay,
        Duration between,
        boolean comment,
        List<Wording> own) {
    static final SatisfactionRules OFF =
            new SatisfactionRules(false, Set.of(), false, Duration.ofMinutes(5), Duration.ofDays(7), true, List.of());

    SatisfactionRules {
        channels = Set.copyOf(channels);
        own = List.copyOf(own);
    }

    boolean asks(UUID channel) {
        return enabled && (channels.isEmpty() || channels.contains(channel));
    }

    List<Wording> wordings() {
        return own.isEmpty() ? Wording.OWN : own;
    }

    /** In the customer's language, else in the first. @param language BCP 47; may be empty */
    Wording wording(String language) {
        int region = language.indexOf('-');
        String plain = region < 0 ? language : language.substring(0, region);
        return wordings().stream()
                .filter(wording -> wording.language().equals(plain))
                .findFirst()
                .orElseGet(() -> wordings().getFirst());
    }
}
