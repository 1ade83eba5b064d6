package io.insaka.companies;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom customers work.
 *
 * @param domain of its people's mail addresses
 */
public record Company(UUID id, String name, @Nullable String domain, Instant createdAt) {
    /** The longest name. */
    public static final int LONGEST_NAME = 200;

    /** By which there is one of each. */
    static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
