package io.insaka.tenancy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation shows itself to its customers; a channel may have its own on top.
 *
 * @param publicName what customers call it
 * @param colour {@code #rrggbb}; null: the product's own
 * @param greeting the first words of a chat; null: none
 * @param languages ISO 639 codes of the languages in which it answers, the preferred one first
 * @param timeZone IANA name
 * @param logo when the logo was last changed; null: there is none
 * @param updatedAt null: nobody has set anything yet
 */
public record Branding(
        String publicName,
        @Nullable String colour,
        @Nullable String greeting,
        List<String> languages,
        String timeZone,
        @Nullable Instant logo,
        @Nullable Instant updatedAt) {
    public Branding {
        languages = List.copyOf(languages);
    }
}
