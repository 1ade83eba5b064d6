package io.insaka.contacts;

import io.insaka.channels.spi.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as a provider showed them at a moment.
 *
 * @param formerly what they were known by until then, when the provider says that it changed; else null
 */
public record Sighting(Party party, Instant at, @Nullable Party formerly) {
    public Sighting(Party party, Instant at) {
        this(party, at, null);
    }
}
