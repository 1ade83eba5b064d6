package io.insaka.post;

import io.insaka.kernel.TeammateId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one teammate is to read.
 *
 * @param id one id is one letter, however often it is asked for
 * @param until when it is of no use any more
 * @param series null for a letter that stands alone
 */
public record Letter(
        UUID id,
        String to,
        String subject,
        List<Part> parts,
        Instant until,
        @Nullable Series series) {
    public Letter {
        parts = List.copyOf(parts);
    }

    public Letter(UUID id, String to, String subject, List<Part> parts, Instant until) {
        this(id, to, subject, parts, until, null);
    }

    /**
     * What makes it one of many: it is not sent again where the server may have it, and can be taken back.
     *
     * @param leave where one POST ends the series for its reader (RFC 8058)
     */
    public record Series(TeammateId reader, URI leave) {}

    /** One piece of it, from top to bottom. */
    public sealed interface Part {
        /** A paragraph. */
        record Words(String text) implements Part {}

        /** What the reader is to open. */
        record Action(String label, URI link) implements Part {}

        /** A list. */
        record Lines(List<String> texts) implements Part {
            public Lines {
                texts = List.copyOf(texts);
            }
        }

        /** At the end, smaller. */
        record Foot(String text, String label, URI link) implements Part {}
    }

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
