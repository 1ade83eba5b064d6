package io.insaka.knowledge.passages;

import io.insaka.knowledge.Article;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.Articles;
import io.insaka.knowledge.search.PassageEntry;
import io.insaka.knowledge.search.PassageHit;
import io.insaka.knowledge.search.PassageIndex;
import io.insaka.knowledge.search.PassageVector;
import io.insaka.knowledge.search.Visible;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One organisation's passages in memory, and up to which change they are known. */
final class TenantLibrary {
    private final PassageIndex index = new PassageIndex();
    private final ReentrantLock changing = new ReentrantLock();
    private final Map<ArticleId, Article> articles = new HashMap<>();
    private final Map<ArticleId, ArticleVector> articleVectors = new HashMap<>();
    private volatile Known known = new Known(0, null);
    private volatile long articleVersion = -1;

    /**
     * Up to which change of documents and vectors this is known.
     *
     * @param space where passages are compared; null: words alone decide
     */
    record Known(long version, @Nullable Space space) {}

    /**
     * What is known with the changes that were told.
     *
     * @param other whether it is another space than before, and so everything was told
     * @param articles vectors of articles that are new in the space
     */
    record Reached(long version, @Nullable Space space, boolean other, List<ArticleVector> articles) {}

    Known known() {
        return known;
    }

    /** Brings in what {@code changes} finds after what is known here; one at a time. */
    void follow(Changes changes) {
        changing.lock();
        try {
            Reached now = changes.after(known, index::replace);
            compare(now);
            index.show();
            known = new Known(now.version(), now.space());
        } finally {
            changing.unlock();
        }
    }

    /** Finds out what changed. */
    interface Changes {
        /** Tells each source that changed, with what it has now; @return what is known with them */
        Reached after(Known known, Replaced replaced);
    }

    private void compare(Reached now) {
        if (now.other()) {
            articleVectors.clear();
        }
        now.articles().forEach(vector -> articleVectors.put(vector.article(), vector));
        Collection<Article> affected = now.other()
                ? articles.values()
                : now.articles().stream()
                        .map(vector -> articles.get(vector.article()))
                        .filter(Objects::nonNull)
                        .toList();
        affected.forEach(article -> index.replace(article.id().value(), List.of(entry(article))));
    }

    interface Replaced {
        void source(UUID source, List<PassageEntry> passages);
    }

    /** Brings in the articles, when they are others than those known here. */
    void know(Articles.Published published) {
        if (published.version() == articleVersion) {
            return;
        }
        changing.lock();
        try {
            if (published.version() != articleVersion) {
                replace(published.articles());
                index.show();
                articleVersion = published.version();
            }
        } finally {
            changing.unlock();
        }
    }

    private void replace(List<Article> published) {
        Map<ArticleId, Article> gone = new HashMap<>(articles);
        for (Article article : published) {
            gone.remove(article.id());
            Article before = articles.put(article.id(), article);
            if (before == null || !article.updatedAt().equals(before.updatedAt())) {
                index.replace(article.id().value(), List.of(entry(article)));
            }
        }
        gone.keySet().forEach(id -> {
            articles.remove(id);
            articleVectors.remove(id);
            index.replace(id.value(), List.of());
        });
    }

    private PassageEntry entry(Article article) {
        ArticleVector vector = articleVectors.get(article.id());
        boolean current = vector != null && vector.updatedAt().equals(article.updatedAt());
        return new PassageEntry(
                article.id().value(),
                0,
                true,
                null,
                article.question(),
                String.join(" ", article.phrases()),
                article.answer(),
                article.language(),
                vector != null && current ? vector.vector() : null);
    }

    List<PassageHit> search(Visible visible, String words, @Nullable PassageVector vector, int most) {
        return index.search(visible, words, vector, most);
    }
}
