package io.insaka.post;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one teammate is to read.
 *
 * @param id one id is one letter, however often it is asked for
 * @param until when it is of no use any more
 */
public record Letter(UUID id, String to, String subject, List<Part> parts, Instant until) {
    public Letter {
        parts = List.copyOf(parts);
    }

    /** One piece of it, from top to bottom. */
    public sealed interface Part {
        /** A paragraph. */
        record Words(String text) implements Part {}

        /** What the reader is to open. */
        record Action(String label, URI link) implements Part {}
    }

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
