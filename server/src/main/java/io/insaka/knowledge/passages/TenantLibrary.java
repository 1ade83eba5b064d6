package io.insaka.knowledge.passages;

import io.insaka.knowledge.Article;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.Articles;
import io.insaka.knowledge.search.PassageEntry;
import io.insaka.knowledge.search.PassageHit;
import io.insaka.knowledge.search.PassageIndex;
import io.insaka.knowledge.search.PassageIndex.Known;
import io.insaka.knowledge.search.PassageVector;
import io.insaka.knowledge.search.Space;
import io.insaka.knowledge.search.Visible;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One organisation's passages, and what this node has heard of them. */
final class TenantLibrary {
    private final PassageIndex index;
    private final Map<ArticleId, Article> articles = new HashMap<>();
    private final Map<ArticleId, ArticleVector> articleVectors = new HashMap<>();
    private Known heard = new Known(BEFORE_ALL, null, -1);
    private volatile long articleVersion = -1;

    static final long BEFORE_ALL = -1;

    TenantLibrary(PassageIndex index) {
        this.index = index;
    }

    /**
     * What is known with the changes that were told.
     *
     * @param other whether it is another space than before, and so everything was told
     * @param articles vectors of articles in the space that were not heard of before
     */
    record Reached(long version, @Nullable Space space, boolean other, List<ArticleVector> articles) {}

    Known known() {
        return index.known();
    }

    /** Brings in what {@code changes} finds after what is known here; one at a time. */
    void follow(Changes changes) {
        index.change(known -> {
            Reached now = changes.after(known, heard, index::replace);
            compare(now, known.articles());
            heard = new Known(now.version(), now.space(), known.articles());
            return heard;
        });
    }

    /** Finds out what changed. */
    interface Changes {
        /**
         * Tells each source that changed, with what it has now.
         *
         * @param known up to where the index is, which other nodes may share
         * @param heard up to where this node has heard of vectors of articles
         * @return what is known with them
         */
        Reached after(Known known, Known heard, Replaced replaced);
    }

    private void compare(Reached now, long known) {
        if (!Objects.equals(now.space(), heard.space())) {
            articleVectors.clear();
        }
        now.articles().forEach(vector -> articleVectors.put(vector.article(), vector));
        Collection<Article> affected = now.other()
                ? articles.values()
                : now.articles().stream()
                        .map(vector -> articles.get(vector.article()))
                        .filter(Objects::nonNull)
                        .toList();
        // A node that knows older articles than the index has leaves them alone.
        if (articleVersion >= known) {
            affected.forEach(article -> index.replace(article.id().value(), List.of(entry(article))));
        }
    }

    interface Replaced {
        void source(UUID source, List<PassageEntry> passages);
    }

    /** Brings in the articles, when they are others than those known here. */
    void know(Articles.Published published) {
        if (published.version() == articleVersion) {
            return;
        }
        index.change(known -> {
            if (published.version() == articleVersion || published.version() < known.articles()) {
                return known;
            }
            replace(published.articles());
            articleVersion = published.version();
            return new Known(known.version(), known.space(), published.version());
        });
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
        index.retainArticles(articles.keySet().stream()
                .filter(id -> !gone.containsKey(id))
                .map(ArticleId::value)
                .collect(Collectors.toSet()));
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
