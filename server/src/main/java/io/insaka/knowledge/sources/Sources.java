package io.insaka.knowledge.sources;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.contacts.Contacts;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.extraction.Format;
import io.insaka.knowledge.passages.Library;
import io.insaka.knowledge.sources.Source.Label;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sources of every organisation. Call it outside a transaction: files travel to and from disk. */
@Component
class Sources {
    private final Tables tables;
    private final MediaStore media;
    private final TenantTransactions transactions;
    private final AuditTrail trail;
    private final SourceSettings settings;
    private final Origin origin;

    Sources(
            Tables tables,
            MediaStore media,
            TenantTransactions transactions,
            AuditTrail trail,
            SourceSettings settings,
            Origin origin) {
        this.tables = tables;
        this.media = media;
        this.transactions = transactions;
        this.trail = trail;
        this.settings = settings;
        this.origin = origin;
    }

    /** What a source consists of. */
    @Component
    record Tables(SourceRepository sources, JobRepository jobs, Library library, Contacts contacts) {}

    /** Where what is new comes from. */
    @Component
    record Origin(Clock clock, Ids ids) {}

    /** @throws SourceProblem when files of this kind are not read */
    Source upload(
            TenantId tenant, InputStream bytes, @Nullable String type, @Nullable String fileName, SourceDraft draft)
            throws IOException {
        demand(tenant, draft);
        StoredMedia file =
                media.store(tenant, bytes, type, fileName, settings.maxFile().toBytes());
        try {
            if (file.size() == 0) {
                throw SourceProblem.empty();
            }
            if (Format.of(file.contentType(), file.fileName()).isEmpty()) {
                throw SourceProblem.unsupported();
            }
            String title = draft.title() == null ? untitled(file.fileName()) : draft.title();
            return keep(tenant, Source.Kind.FILE, draft, new Label(title, file.fileName(), null), file);
        } catch (RuntimeException refused) {
            media.delete(tenant, file.id());
            throw refused;
        }
    }

    private static String untitled(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    Source write(TenantId tenant, String text, SourceDraft draft) {
        demand(tenant, draft);
        String title = draft.title() == null ? "" : draft.title();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            StoredMedia file = media.store(
                    tenant,
                    new ByteArrayInputStream(bytes),
                    "text/markdown",
                    "text.md",
                    settings.maxFile().toBytes());
            return keep(tenant, Source.Kind.TEXT, draft, new Label(title, null, null), file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Source visit(TenantId tenant, String url, SourceDraft draft) {
        demand(tenant, draft);
        String title = draft.title() == null ? url : draft.title();
        return keep(tenant, Source.Kind.WEB, draft, new Label(title, null, url), null);
    }

    /** Asked before a file is kept, so that what is refused leaves nothing behind. */
    private void demand(TenantId tenant, SourceDraft draft) {
        transactions.run(tenant, () -> {
            if (draft.contact() != null
                    && tables.contacts().find(tenant, draft.contact()).isEmpty()) {
                throw SourceProblem.invalid("contactId", "is no contact of this organisation");
            }
            if (tables.sources().count(tenant) >= settings.mostSources()) {
                throw SourceProblem.tooMany(settings.mostSources());
            }
        });
    }

    private Source keep(TenantId tenant, Source.Kind kind, SourceDraft draft, Label label, @Nullable StoredMedia file) {
        Instant now = now();
        var source = new Source(
                new SourceId(origin.ids().next()),
                kind,
                Optional.ofNullable(draft.contact()),
                label,
                Optional.ofNullable(draft.language()),
                Optional.ofNullable(file).map(StoredMedia::id),
                Source.State.QUEUED,
                0,
                Optional.empty(),
                1,
                0,
                now,
                now);
        transactions.run(tenant, () -> {
            tables.sources().insert(tenant, source);
            tables.jobs().queue(tenant, source.id(), now);
            trail.record(
                    tenant,
                    "source.added",
                    Subject.of("source", source.id().value()),
                    Details.of(Map.of(
                            "kind", kind.wireName(), "audience", draft.contact() == null ? "public" : "contact")));
        });
        return source;
    }

    Source one(TenantId tenant, SourceId id) {
        return transactions
                .call(tenant, () -> tables.sources().find(tenant, id))
                .orElseThrow(SourceProblem::unknown);
    }

    List<Source> page(TenantId tenant, @Nullable UUID before, boolean contacts, int limit) {
        return transactions.call(tenant, () -> tables.sources().page(tenant, before, contacts, limit));
    }

    /** Reads it again; what it answers with until then is what was read before. */
    Source refresh(TenantId tenant, SourceId id) {
        return transactions.call(tenant, () -> {
            tables.sources().find(tenant, id).orElseThrow(SourceProblem::unknown);
            tables.jobs().queue(tenant, id, now());
            tables.sources().requeue(tenant, id, now());
            trail.record(tenant, "source.refreshed", Subject.of("source", id.value()));
            return tables.sources().find(tenant, id).orElseThrow(SourceProblem::unknown);
        });
    }

    /** Deletes it with its file, passages and vectors; nobody on this node finds it when this returns. */
    void remove(TenantId tenant, SourceId id) {
        Source removed = transactions.call(tenant, () -> {
            // First the job: whoever works on it writes nothing after this.
            tables.jobs().done(tenant, id);
            Source source = tables.sources().find(tenant, id).orElseThrow(SourceProblem::unknown);
            tables.library().remove(tenant, id.value());
            tables.sources().delete(tenant, id);
            trail.record(tenant, "source.removed", Subject.of("source", id.value()));
            return source;
        });
        removed.media().ifPresent(file -> media.delete(tenant, file));
        tables.library().show(tenant);
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return origin.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
