package io.insaka.knowledge.passages;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.Article;
import io.insaka.knowledge.Articles;
import io.insaka.knowledge.passages.EmbeddingRepository.Claim;
import io.insaka.knowledge.passages.EmbeddingRepository.Seen;
import io.insaka.knowledge.passages.EmbeddingState.Trouble;
import io.insaka.knowledge.passages.PassageRepository.Piece;
import io.insaka.knowledge.passages.VectorRepository.Place;
import io.insaka.knowledge.search.Space;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Makes the vectors that one organisation lacks, a batch at a time: after a change of model a whole set, which answers
 * once it is complete; afterwards what came in without. What a batch brought is on disk before the next is asked for, so
 * whoever goes on after a crash pays for nothing twice.
 */
@Component
class Reembedding implements DisposableBean {
    /** Beyond this a model may not read; the beginning tells what an article is about. */
    private static final int LONGEST = 6_000;
    /** Batches of another length before it is believed that the model has become another one. */
    private static final int BELIEVED = 3;

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration SOME_TIME = Duration.ofHours(1);

    private final Embedder embedder;
    private final Articles articles;
    private final Tables tables;
    private final TenantTransactions transactions;
    private final EmbeddingSettings settings;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Reembedding(
            Embedder embedder,
            Articles articles,
            Tables tables,
            TenantTransactions transactions,
            EmbeddingSettings settings,
            Clock clock) {
        this.embedder = embedder;
        this.articles = articles;
        this.tables = tables;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** What vectors are made of and where they go. */
    @Component
    record Tables(
            PassageRepository passages,
            VectorRepository vectors,
            ChangeRepository changes,
            EmbeddingRepository embeddings,
            Libraries libraries) {}

    /** The claim is somebody else's: another model is wanted, or another node goes on. */
    private static final class Lost extends RuntimeException {
        Lost() {
            super("the claim was lost", null, false, false);
        }
    }

    /** Whose vectors are made. @param dimensions null: nobody knows yet. @param answers whether they are searched already */
    private record Target(String model, @Nullable Integer dimensions, boolean answers) {}

    /** What lacks a vector: passages, or else articles. @param done the sources that lack none after these */
    private record Batch(List<Piece> pieces, List<Article> articles, Set<UUID> done) {
        boolean isEmpty() {
            return pieces.isEmpty() && articles.isEmpty();
        }

        List<String> texts() {
            var texts = new ArrayList<String>();
            pieces.forEach(piece -> texts.add(piece.title() + "\n" + piece.text()));
            articles.forEach(article -> texts.add(text(article)));
            return texts;
        }

        private static String text(Article article) {
            String text = article.question() + "\n" + String.join("\n", article.phrases()) + "\n" + article.answer();
            return text.substring(0, Math.min(text.length(), LONGEST));
        }
    }

    void run(Claim claim) {
        try {
            work(claim);
        } catch (Lost elsewhere) {
            // Whoever has it now sees to it.
        }
    }

    private void work(Claim claim) {
        TenantId tenant = claim.tenant();
        Articles.Published published = articles.published(tenant);
        long library = transactions.call(tenant, () -> tables.changes().version(tenant));
        var seen = new Seen(library, published.version());
        Optional<String> wanted = embedder.wanted(tenant);
        if (wanted.isEmpty()) {
            release(claim, SOME_TIME, seen);
            return;
        }
        Target target = begun(claim, wanted.get(), published);
        boolean worked = false;
        Place after = null;
        for (int turn = 0; turn < settings.turn(); turn++) {
            Batch batch = lacking(tenant, target, published, after);
            if (batch.isEmpty()) {
                complete(claim, target, seen, worked ? SOON : SOME_TIME);
                return;
            }
            Optional<Embedder.Embedded> made = embedder.embed(tenant, batch.texts());
            Integer dimensions = target.dimensions();
            if (made.isEmpty()) {
                fail(claim, Trouble.NO_ANSWER, target, 0);
                return;
            }
            Space space = made.get().space();
            if (dimensions != null && space.dimensions() != dimensions) {
                fail(claim, Trouble.OTHER_LENGTH, target, space.dimensions());
                return;
            }
            keep(claim, target, batch, made.get());
            target = new Target(target.model(), space.dimensions(), target.answers());
            after = batch.pieces().isEmpty() ? after : batch.pieces().getLast().place();
            worked = true;
            rest();
        }
        release(claim, Duration.ZERO, null);
    }

    /** Finds out what is to be made, and how much of it there is. */
    private Target begun(Claim claim, String wanted, Articles.Published published) {
        TenantId tenant = claim.tenant();
        return transactions.call(tenant, () -> {
            hold(claim);
            EmbeddingState state = tables.embeddings().find(tenant);
            Target target = target(tenant, state, wanted);
            int all = tables.passages().answering(tenant) + published.articles().size();
            int lacking = tables.passages().withoutVector(tenant, wanted, target.dimensions())
                    + lackingArticles(tenant, target, published).size();
            tables.embeddings()
                    .save(
                            tenant,
                            new EmbeddingState(
                                    state.answers(),
                                    target.answers() ? null : wanted,
                                    target.answers() ? null : target.dimensions(),
                                    all,
                                    all - lacking,
                                    state.trouble(),
                                    state.failures()));
            return target;
        });
    }

    private Target target(TenantId tenant, EmbeddingState state, String wanted) {
        Space answers = state.answers();
        if (answers != null && answers.model().equals(wanted)) {
            return new Target(wanted, answers.dimensions(), true);
        }
        Integer dimensions = wanted.equals(state.next()) ? state.nextDimensions() : null;
        return new Target(
                wanted,
                dimensions != null
                        ? dimensions
                        : tables.vectors().dimensions(tenant, wanted).orElse(null),
                false);
    }

    private Batch lacking(TenantId tenant, Target target, Articles.Published published, @Nullable Place after) {
        return transactions.call(tenant, () -> {
            // One more shows whether the last source is done.
            List<Piece> pieces = tables.passages()
                    .withoutVector(tenant, target.model(), target.dimensions(), after, settings.batch() + 1);
            if (pieces.isEmpty()) {
                List<Article> lacking = lackingArticles(tenant, target, published);
                return new Batch(
                        List.of(), lacking.stream().limit(settings.batch()).toList(), Set.of());
            }
            List<Piece> some = pieces.subList(0, Math.min(pieces.size(), settings.batch()));
            Set<UUID> done = new HashSet<>();
            some.forEach(piece -> done.add(piece.place().source()));
            if (pieces.size() > some.size()) {
                done.remove(pieces.getLast().place().source());
            }
            return new Batch(some, List.of(), done);
        });
    }

    private List<Article> lackingArticles(TenantId tenant, Target target, Articles.Published published) {
        var has = tables.vectors().articlesIn(tenant, target.model(), target.dimensions());
        return published.articles().stream()
                .filter(article -> !article.updatedAt().equals(has.get(article.id())))
                .toList();
    }

    private void keep(Claim claim, Target target, Batch batch, Embedder.Embedded made) {
        TenantId tenant = claim.tenant();
        transactions.run(tenant, () -> {
            hold(claim);
            if (batch.articles().isEmpty()) {
                tables.vectors()
                        .insert(
                                tenant,
                                made.space(),
                                batch.pieces().stream().map(Piece::place).toList(),
                                made.vectors());
                if (target.answers() && !batch.done().isEmpty()) {
                    tables.changes().touch(tenant, batch.done());
                }
            } else {
                long version = target.answers() ? tables.changes().count(tenant) : 0;
                tables.vectors().insertArticles(tenant, made.space(), batch.articles(), made.vectors(), version);
            }
            EmbeddingState state = tables.embeddings().find(tenant);
            tables.embeddings()
                    .save(
                            tenant,
                            new EmbeddingState(
                                    state.answers(),
                                    state.next(),
                                    target.answers()
                                            ? null
                                            : Integer.valueOf(made.space().dimensions()),
                                    state.total(),
                                    Math.min(
                                            state.total(),
                                            state.done() + made.vectors().size()),
                                    null,
                                    0));
        });
        if (target.answers()) {
            tables.libraries().follow(tenant);
        }
    }

    /** The set is complete: from here on it answers, and what other models made is deleted. */
    private void complete(Claim claim, Target target, Seen seen, Duration next) {
        TenantId tenant = claim.tenant();
        Integer dimensions = target.dimensions();
        transactions.run(tenant, () -> {
            hold(claim);
            if (dimensions != null) {
                tables.vectors().deleteAllBut(tenant, new Space(target.model(), dimensions));
            }
            if (dimensions != null && !target.answers()) {
                var space = new Space(target.model(), dimensions);
                EmbeddingState state = tables.embeddings().find(tenant);
                tables.embeddings()
                        .save(tenant, new EmbeddingState(space, null, null, state.total(), state.total(), null, 0));
                tables.changes().count(tenant);
            }
            Instant now = clock.instant();
            tables.embeddings().release(claim, now, now.plus(next), seen);
        });
        tables.libraries().follow(tenant);
    }

    /** @param length what the model answers with instead */
    private void fail(Claim claim, Trouble trouble, Target target, int length) {
        TenantId tenant = claim.tenant();
        transactions.run(tenant, () -> {
            hold(claim);
            EmbeddingState before = tables.embeddings().find(tenant);
            int failures = before.trouble() == trouble ? before.failures() + 1 : 1;
            boolean anew = trouble == Trouble.OTHER_LENGTH && failures >= BELIEVED;
            tables.embeddings()
                    .save(
                            tenant,
                            new EmbeddingState(
                                    anew && target.answers() ? null : before.answers(),
                                    anew ? target.model() : before.next(),
                                    anew ? Integer.valueOf(length) : before.nextDimensions(),
                                    before.total(),
                                    before.done(),
                                    anew ? null : trouble,
                                    anew ? 0 : failures));
            if (anew && target.answers()) {
                // What is searched from now on is words, until the new set is complete.
                tables.changes().count(tenant);
            }
            Instant then = clock.instant().plus(anew ? Duration.ZERO : settings.backoff(failures));
            tables.embeddings().release(claim, then, then, null);
        });
    }

    private void release(Claim claim, Duration next, @Nullable Seen seen) {
        Instant now = clock.instant();
        transactions.run(claim.tenant(), () -> tables.embeddings().release(claim, now, now.plus(next), seen));
    }

    private void hold(Claim claim) {
        if (!tables.embeddings().hold(claim, clock.instant().plus(settings.lease()))) {
            throw new Lost();
        }
    }

    private void rest() {
        try {
            if (stopping.await(settings.pause().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Lost();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Lost();
        }
    }

    /** What is under way ends after its batch; another node goes on. */
    @Override
    public void destroy() {
        stopping.countDown();
    }
}
