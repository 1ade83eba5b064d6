package io.insaka.database;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What of its organisation somebody sees: everything, or what belongs to some of its channels. Row-level security hides
 * the rest from each transaction that begins {@link #within}; the product's own work sees everything.
 */
public sealed interface Sight {
    Sight WHOLE = new Whole();

    /** Some channel that is not seen. */
    UUID ANOTHER = new UUID(0, 0);

    record Whole() implements Sight {}

    record Some(Set<UUID> channels) implements Sight {
        public Some {
            channels = Set.copyOf(channels);
        }

        /** As PostgreSQL reads an array. */
        String text() {
            return channels.stream().map(UUID::toString).sorted().collect(Collectors.joining(",", "{", "}"));
        }
    }

    static Sight of(Collection<UUID> channels) {
        return new Some(Set.copyOf(channels));
    }

    default boolean shows(UUID channel) {
        return switch (this) {
            case Whole whole -> true;
            case Some some -> some.channels().contains(channel);
        };
    }

    /** These channels as whoever sees this much may know them: {@link #ANOTHER} in the place of those they do not see. */
    default List<UUID> told(Collection<UUID> channels) {
        return channels.stream()
                .map(channel -> shows(channel) ? channel : ANOTHER)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether whoever sees this much sees all of the other. */
    default boolean covers(Sight other) {
        return switch (this) {
            case Whole whole -> true;
            case Some some -> other instanceof Some less && some.channels().containsAll(less.channels());
        };
    }

    /** What the calling thread sees. */
    static Sight here() {
        return OfThread.SIGHT.orElse(WHOLE);
    }

    /** Runs {@code work} with this sight; threads it starts see everything. */
    default <T, X extends Throwable> T within(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(OfThread.SIGHT, this).<T, X>call(work);
    }

    /** Where a thread keeps it. */
    final class OfThread {
        private static final ScopedValue<Sight> SIGHT = ScopedValue.newInstance();

        private OfThread() {}
    }
}
