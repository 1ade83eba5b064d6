package io.insaka.knowledge.sources;

import io.insaka.kernel.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A source as the API shows it. */
record SourceView(
        UUID id,
        String kind,
        String title,
        @Nullable String fileName,
        @Nullable String url,
        String audience,
        @Nullable UUID contactId,
        @Nullable String language,
        String state,
        int progress,
        @Nullable Failure error,
        int passages,
        Instant createdAt,
        Instant updatedAt) {
    static SourceView of(Source source) {
        return new SourceView(
                source.id().value(),
                source.kind().wireName(),
                source.label().title(),
                source.label().fileName(),
                source.label().url(),
                source.contact().isPresent() ? "contact" : "public",
                source.contact().map(ContactId::value).orElse(null),
                source.language().orElse(null),
                source.state().wireName(),
                source.progress(),
                source.failure().orElse(null),
                source.passages(),
                source.createdAt(),
                source.updatedAt());
    }
}
