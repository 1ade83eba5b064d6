package io.insaka.knowledge.sources;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.knowledge.extraction.Extracted;
import io.insaka.knowledge.extraction.Extraction;
import io.insaka.knowledge.extraction.Format;
import io.insaka.knowledge.extraction.Unreadable;
import io.insaka.knowledge.passages.Chunk;
import io.insaka.knowledge.passages.Edition;
import io.insaka.knowledge.sources.JobRepository.Claim;
import io.insaka.knowledge.sources.Source.Label;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads one source: its words, cut into passages, brought to the library a few at a time, published together. Each write
 * first holds on to the claim, so whoever lost it writes nothing more.
 */
@Component
class Ingestion {
    private static final int AT_ONCE = 32;
    /** What reading is of the whole, in percent. */
    private static final int READ = 40;

    private static final int MOST_DOUBLINGS = 10;

    private final Inputs inputs;
    private final Sources.Tables tables;
    private final TenantTransactions transactions;
    private final SourceSettings settings;
    private final ChunkSettings chunks;
    private final Clock clock;

    Ingestion(
            Inputs inputs,
            Sources.Tables tables,
            TenantTransactions transactions,
            SourceSettings settings,
            ChunkSettings chunks,
            Clock clock) {
        this.inputs = inputs;
        this.tables = tables;
        this.transactions = transactions;
        this.settings = settings;
        this.chunks = chunks;
        this.clock = clock;
    }

    /** Where words come from. */
    @Component
    record Inputs(MediaStore media, Extraction extraction, Crawler crawler) {}

    /** The claim is somebody else's: a newer reading, another node, or a deletion. */
    private static final class Lost extends RuntimeException {
        Lost() {
            super("the claim was lost", null, false, false);
        }
    }

    /** What a source had to say. */
    private record Harvest(Label label, List<Chunk> chunks) {}

    void run(Claim claim) {
        Optional<Source> source =
                transactions.call(claim.tenant(), () -> tables.sources().find(claim.tenant(), claim.source()));
        if (source.isEmpty()) {
            transactions.run(claim.tenant(), () -> tables.jobs().done(claim.tenant(), claim.source()));
            return;
        }
        try {
            if (claim.attempts() > settings.maxAttempts()) {
                throw new Unusable(Failure.INTERRUPTED);
            }
            ingest(claim, source.get());
        } catch (Lost elsewhere) {
            // Whoever has it now sees to it.
        } catch (Unusable | Unreadable final_) {
            Failure failure = final_ instanceof Unusable unusable
                    ? unusable.failure()
                    : Failure.of(((Unreadable) final_).reason());
            fail(claim, source.get(), failure);
        } catch (IOException | RuntimeException failure) {
            later(claim, source.get());
            throw failure instanceof RuntimeException runtime
                    ? runtime
                    : new java.io.UncheckedIOException((IOException) failure);
        }
    }

    private void ingest(Claim claim, Source source) throws IOException, Unusable, Unreadable {
        var edition = edition(source);
        // What an earlier try left of this edition.
        held(claim, () -> {
            tables.library().discard(claim.tenant(), edition);
            tables.sources().progress(claim.tenant(), source.id(), Source.State.EXTRACTING, 0);
        });
        Harvest harvest = harvest(claim, source);
        int all = harvest.chunks().size();
        if (transactions.call(claim.tenant(), () -> tables.library().size(claim.tenant())) + all
                > settings.mostPassages()) {
            throw new Unusable(Failure.TOO_MANY);
        }
        for (int from = 0; from < all; from += AT_ONCE) {
            int first = from;
            int to = Math.min(from + AT_ONCE, all);
            var embedded =
                    tables.library().embed(claim.tenant(), harvest.chunks().subList(first, to));
            held(claim, () -> {
                tables.library().add(claim.tenant(), edition, first, embedded);
                tables.sources()
                        .progress(claim.tenant(), source.id(), Source.State.INDEXING, READ + (99 - READ) * to / all);
            });
        }
        held(claim, () -> {
            tables.library().publish(claim.tenant(), edition);
            tables.sources().ready(claim.tenant(), source.id(), harvest.label(), all, clock.instant());
            tables.jobs().done(claim.tenant(), source.id());
        });
        tables.library().show(claim.tenant());
    }

    private static Edition edition(Source source) {
        return new Edition(
                source.id().value(),
                source.generation(),
                source.contact().map(ContactId::value).orElse(null));
    }

    private Harvest harvest(Claim claim, Source source) throws IOException, Unusable, Unreadable {
        Label label = source.label();
        try (Extraction.Reading reading = inputs.extraction().begin()) {
            if (source.kind() == Source.Kind.WEB) {
                return crawl(claim, source, reading);
            }
            StoredMedia file = source.media()
                    .flatMap(id -> inputs.media().find(claim.tenant(), id))
                    .orElseThrow(() -> new Unreadable(Unreadable.Reason.DAMAGED));
            Format format = source.kind() == Source.Kind.TEXT
                    ? Format.MARKDOWN
                    : Format.of(file.contentType(), file.fileName())
                            .orElseThrow(() -> new Unreadable(Unreadable.Reason.DAMAGED));
            try (var bytes = inputs.media().read(claim.tenant(), file)) {
                Extracted extracted = reading.read(format, bytes, "");
                return new Harvest(label, Chunker.cut(extracted, label.title(), source.language(), chunks));
            }
        }
    }

    private Harvest crawl(Claim claim, Source source, Extraction.Reading reading) throws IOException, Unusable {
        String url = source.label().url() == null ? "" : source.label().url();
        var pieces = new ArrayList<Chunk>();
        var label = new Label[] {source.label()};
        inputs.crawler().visit(url, reading, (page, share) -> {
            String title = page.extracted().title() == null
                    ? page.address()
                    : page.extracted().title();
            if (pieces.isEmpty() && source.label().title().equals(url)) {
                label[0] = new Label(title, null, url);
            }
            pieces.addAll(Chunker.cut(page.extracted(), title, source.language(), chunks));
            held(
                    claim,
                    () -> tables.sources()
                            .progress(claim.tenant(), source.id(), Source.State.EXTRACTING, READ * share / 100));
        });
        return new Harvest(label[0], pieces);
    }

    /** One transaction of whoever holds the claim, which is held for longer with it. */
    private void held(Claim claim, Runnable work) {
        transactions.run(claim.tenant(), () -> {
            if (!tables.jobs().hold(claim, clock.instant().plus(settings.lease()))) {
                throw new Lost();
            }
            work.run();
        });
    }

    /** What was read before goes on answering. */
    private void fail(Claim claim, Source source, Failure failure) {
        try {
            held(claim, () -> {
                tables.library().discard(claim.tenant(), edition(source));
                tables.sources().failed(claim.tenant(), source.id(), failure, clock.instant());
                tables.jobs().done(claim.tenant(), source.id());
            });
        } catch (Lost elsewhere) {
            // Whoever has it now sees to it.
        }
    }

    private void later(Claim claim, Source source) {
        Duration wait = settings.backoff().multipliedBy(1L << Math.min(claim.attempts() - 1, MOST_DOUBLINGS));
        Instant at = clock.instant().plus(wait);
        transactions.run(claim.tenant(), () -> {
            if (tables.jobs().hold(claim, at)) {
                tables.sources().progress(claim.tenant(), source.id(), Source.State.QUEUED, 0);
            }
        });
    }
}
