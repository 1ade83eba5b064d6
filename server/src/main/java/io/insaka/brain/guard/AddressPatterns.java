package io.insaka.brain.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses by value, whatever channel they are of: exact, or with a star at one end ({@code 26097*}, {@code *@spam.example}).
 * Phone numbers may be written as people do, with a plus, spaces and dashes.
 */
public final class AddressPatterns {
    private static final int SHORTEST = 3;
    private static final String STAR = "*";

    private final Set<String> exact = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();
    private final List<String> endings = new ArrayList<>();

    public AddressPatterns(Collection<String> patterns) {
        for (String pattern : patterns) {
            String known = normal(pattern).orElse("");
            if (known.endsWith(STAR)) {
                beginnings.add(known.substring(0, known.length() - 1));
            } else if (known.startsWith(STAR)) {
                endings.add(known.substring(1));
            } else if (!known.isEmpty()) {
                exact.add(known);
            }
        }
    }

    /** The pattern as it is compared; empty when it is none: too short, or a star in the middle. */
    public static Optional<String> normal(String pattern) {
        String plain = pattern.strip().toLowerCase(Locale.ROOT);
        if (plain.matches("[+*]?[\\d ()./-]+\\*?")) {
            plain = plain.replaceAll("[^\\d*]", "");
        }
        String core = plain.startsWith(STAR) ? plain.substring(1) : plain;
        core = core.endsWith(STAR) ? core.substring(0, core.length() - 1) : core;
        boolean bothEnds = plain.startsWith(STAR) && plain.endsWith(STAR);
        return core.length() < SHORTEST || core.contains(STAR) || bothEnds ? Optional.empty() : Optional.of(plain);
    }

    public boolean matches(String address) {
        String plain = address.toLowerCase(Locale.ROOT);
        return exact.contains(plain)
                || beginnings.stream().anyMatch(plain::startsWith)
                || endings.stream().anyMatch(plain::endsWith);
    }
}
