package io.insaka.knowledge;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The articles of every organisation. The last of two changes to one article wins. Changes belong outside a transaction:
 * search knows them as soon as the call returns.
 */
@Component
public class Articles {
    /** All of them are searched in memory. */
    private static final int MOST = 10_000;

    private static final ArticleId BEFORE_ALL = new ArticleId(new UUID(0, 0));

    /** Stands for what has no id yet in the matches of {@link #rehearse}. */
    public static final ArticleId REHEARSED = new ArticleId(new UUID(-1, -1));

    private final ArticleRepository rows;
    private final Shelves shelves;
    private final TenantTransactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final AuditTrail trail;

    Articles(
            ArticleRepository rows,
            Shelves shelves,
            TenantTransactions transactions,
            Ids ids,
            Clock clock,
            AuditTrail trail) {
        this.rows = rows;
        this.shelves = shelves;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.trail = trail;
    }

    /** Articles in the order in which they were written. */
    public List<Article> list(TenantId tenant, Optional<ArticleId> after, int limit) {
        return transactions.call(tenant, () -> rows.page(tenant, after.orElse(BEFORE_ALL), limit));
    }

    public Article create(TenantId tenant, ArticleDraft draft) {
        return createAll(tenant, List.of(draft)).getFirst();
    }

    /** As {@link #create}; {@code also} comes true in the same commit, or nothing does. */
    Article create(TenantId tenant, ArticleDraft draft, Consumer<Article> also) {
        return createAll(tenant, List.of(draft), false, created -> also.accept(created.getFirst()))
                .getFirst();
    }

    /** All of them or none. */
    public List<Article> createAll(TenantId tenant, List<ArticleDraft> drafts) {
        return createAll(tenant, drafts, false, created -> {});
    }

    /** As {@link #createAll}, for what the product brings along and nobody in the organisation wrote. */
    public List<Article> furnish(TenantId tenant, List<ArticleDraft> drafts) {
        return furnish(tenant, drafts, created -> {});
    }

    /** As that; {@code also} comes true in the same commit, or nothing does. */
    public List<Article> furnish(TenantId tenant, List<ArticleDraft> drafts, Consumer<List<Article>> also) {
        return createAll(tenant, drafts, true, also);
    }

    private List<Article> createAll(
            TenantId tenant, List<ArticleDraft> drafts, boolean furnished, Consumer<List<Article>> also) {
        List<Article> created = drafts.stream()
                .map(draft -> article(new ArticleId(ids.next()), draft, furnished))
                .toList();
        transactions.run(tenant, () -> {
            rows.countChange(tenant);
            if (rows.count(tenant) + created.size() > MOST) {
                throw ArticleProblem.tooMany(MOST);
            }
            created.forEach(article -> {
                rows.insert(tenant, article);
                record(tenant, "article.created", article.id());
            });
            also.accept(created);
        });
        shelves.renew(tenant);
        return created;
    }

    /** @throws ArticleProblem when there is no such article */
    public Article change(TenantId tenant, ArticleId id, ArticleDraft draft) {
        Article changed = article(id, draft, false);
        transactions.run(tenant, () -> {
            rows.countChange(tenant);
            if (!rows.update(tenant, changed)) {
                throw ArticleProblem.unknown();
            }
            record(tenant, "article.changed", id);
        });
        shelves.renew(tenant);
        return changed;
    }

    /** @throws ArticleProblem when there is no such article */
    public void remove(TenantId tenant, ArticleId id) {
        transactions.run(tenant, () -> {
            rows.countChange(tenant);
            if (!rows.delete(tenant, id)) {
                throw ArticleProblem.unknown();
            }
            record(tenant, "article.deleted", id);
        });
        shelves.renew(tenant);
    }

    private void record(TenantId tenant, String action, ArticleId id) {
        trail.record(tenant, action, Subject.of("article", id.value()));
    }

    /** The articles most likely to answer {@code words}, at most {@code most}, best first. No database is touched. */
    public List<ArticleMatch> search(TenantId tenant, String words, int most) {
        return shelf(tenant).search(words, most);
    }

    /**
     * As {@link #search}, as if {@code draft} were published (in the place of the article {@code changed}, when given):
     * for an author who wants to know before anybody is answered.
     */
    public List<ArticleMatch> rehearse(
            TenantId tenant, String words, int most, ArticleDraft draft, Optional<ArticleId> changed) {
        return suppose(tenant, List.of(new Supposition.Written(changed.orElse(REHEARSED), draft)))
                .shelf()
                .search(words, most);
    }

    /** The articles as they would be after these changes, to be used in the place of those that there are. */
    public Supposition suppose(TenantId tenant, List<Supposition.Change> changes) {
        List<Article> supposed = new ArrayList<>(transactions.call(tenant, () -> rows.published(tenant)));
        for (Supposition.Change change : changes) {
            supposed.removeIf(article -> article.id().equals(change.id()));
            if (change instanceof Supposition.Written(ArticleId id, ArticleDraft draft)) {
                supposed.add(article(id, draft, false));
            }
        }
        return new Supposition(
                tenant,
                new TenantShelf(0, supposed),
                changes.stream().map(Supposition.Change::id).collect(Collectors.toUnmodifiableSet()));
    }

    private TenantShelf shelf(TenantId tenant) {
        return Supposition.current(tenant).map(Supposition::shelf).orElseGet(() -> shelves.of(tenant));
    }

    /** An article as search knows it: no database is touched. Empty when it has been removed. */
    public Optional<Article> find(TenantId tenant, ArticleId id) {
        return shelf(tenant).find(id);
    }

    /** The organisation's first articles, as search knows them: what it thought of first is what people ask most. */
    public List<Article> first(TenantId tenant, int most) {
        return shelf(tenant).first(most);
    }

    /** What customers may be answered with, and a number that is another one whenever that has changed. */
    public record Published(long version, List<Article> articles) {}

    /** As search knows them, whatever is supposed meanwhile: no database is touched. */
    public Published published(TenantId tenant) {
        TenantShelf shelf = shelves.of(tenant);
        return new Published(shelf.version(), shelf.first(MOST));
    }

    /** As {@link #first(TenantId, int)}, those in {@code language} before all others. */
    public List<Article> first(TenantId tenant, String language, int most) {
        return shelf(tenant).first(language, most);
    }

    private Article article(ArticleId id, ArticleDraft draft, boolean furnished) {
        return new Article(
                id,
                draft.question(),
                draft.answer(),
                draft.phrases(),
                draft.language(),
                draft.published(),
                furnished,
                now());
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
