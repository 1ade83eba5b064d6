package io.insaka.knowledge.passages;

import io.insaka.knowledge.Article;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.Articles;
import io.insaka.knowledge.search.PassageEntry;
import io.insaka.knowledge.search.PassageHit;
import io.insaka.knowledge.search.PassageIndex;
import io.insaka.knowledge.search.PassageVector;
import io.insaka.knowledge.search.Visible;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One organisation's passages in memory, and up to which change they are known. */
final class TenantLibrary {
    private final PassageIndex index = new PassageIndex();
    private final ReentrantLock changing = new ReentrantLock();
    private final Map<ArticleId, Instant> articles = new HashMap<>();
    private volatile long version;
    private volatile long articleVersion = -1;

    /** Up to which change of the documents this is known. */
    long version() {
        return version;
    }

    /** Brings in what {@code changes} finds after the version known here; one at a time. */
    void follow(Changes changes) {
        changing.lock();
        try {
            long now = changes.after(version, index::replace);
            index.show();
            version = now;
        } finally {
            changing.unlock();
        }
    }

    /** Finds out what changed after a version. */
    interface Changes {
        /** Tells each source that changed, with what it has now; @return the version that is reached with them */
        long after(long version, Replaced replaced);
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
        Map<ArticleId, Instant> gone = new HashMap<>(articles);
        for (Article article : published) {
            gone.remove(article.id());
            Instant known = articles.put(article.id(), article.updatedAt());
            if (!article.updatedAt().equals(known)) {
                index.replace(article.id().value(), List.of(entry(article)));
            }
        }
        gone.keySet().forEach(id -> {
            articles.remove(id);
            index.replace(id.value(), List.of());
        });
    }

    private static PassageEntry entry(Article article) {
        return new PassageEntry(
                article.id().value(),
                0,
                true,
                null,
                article.question(),
                String.join(" ", article.phrases()),
                article.answer(),
                article.language(),
                null);
    }

    List<PassageHit> search(Visible visible, String words, @Nullable PassageVector vector, int most) {
        return index.search(visible, words, vector, most);
    }
}
