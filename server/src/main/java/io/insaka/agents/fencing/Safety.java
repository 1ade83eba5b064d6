package io.insaka.agents.fencing;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How careful an organisation is.
 *
 * @param masked what no model sees
 * @param links hosts that answers may always lead to, with all below them
 */
public record Safety(Set<Sensitive> masked, List<String> links) {
    /** Phone numbers and e-mail addresses are what customers most often ask about: an organisation decides. */
    public static final Safety USUAL =
            new Safety(EnumSet.of(Sensitive.NATIONAL_ID, Sensitive.CARD, Sensitive.ACCOUNT, Sensitive.IBAN), List.of());

    public Safety {
        masked = masked.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(masked));
        links = List.copyOf(links);
    }
}
