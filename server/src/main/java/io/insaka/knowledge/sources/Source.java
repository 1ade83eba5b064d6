package io.insaka.knowledge.sources;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.MediaId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something the organisation answers from.
 *
 * @param contact whose it is; empty: everybody's
 * @param language as its owner says; empty: found out from the words
 * @param media the file; a website has none
 * @param progress of what {@code state} says, in percent of the whole
 * @param generation how often it has been read, the reading under way included
 * @param passages how many pieces answer
 */
record Source(
        SourceId id,
        Kind kind,
        Optional<ContactId> contact,
        Label label,
        Optional<String> language,
        Optional<MediaId> media,
        State state,
        int progress,
        Optional<Failure> failure,
        int generation,
        int passages,
        Instant createdAt,
        Instant updatedAt) {
    /** What a person knows it by. */
    record Label(
            String title,
            @Nullable String fileName,
            @Nullable String url) {}

    enum Kind {
        FILE,
        WEB,
        TEXT;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum State {
        QUEUED,
        EXTRACTING,
        INDEXING,
        READY,
        FAILED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
