package io.insaka.knowledge;

import io.insaka.knowledge.search.Entry;
import io.insaka.knowledge.search.Hit;
import io.insaka.knowledge.search.Shelf;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One organisation's articles in memory, as they were at one version. */
final class TenantShelf {
    private final long version;
    private final Shelf shelf;
    private final Map<ArticleId, Article> articles = new LinkedHashMap<>();

    TenantShelf(long version, List<Article> articles) {
        this.version = version;
        this.shelf = Shelf.of(articles.stream().map(TenantShelf::entry).toList());
        articles.forEach(article -> this.articles.put(article.id(), article));
    }

    private static Entry entry(Article article) {
        return new Entry(
                article.id().value(), article.question(), article.phrases(), article.answer(), article.language());
    }

    long version() {
        return version;
    }

    List<ArticleMatch> search(String words, int most) {
        return shelf.search(words, most).stream().map(TenantShelf::match).toList();
    }

    private static ArticleMatch match(Hit hit) {
        Entry entry = hit.entry();
        return new ArticleMatch(new ArticleId(entry.id()), entry.question(), entry.answer(), hit.confidence());
    }

    Optional<Article> find(ArticleId id) {
        return Optional.ofNullable(articles.get(id));
    }

    List<Article> first(String language, int most) {
        Comparator<Article> own =
                Comparator.comparing(article -> !article.language().equals(language));
        return articles.values().stream().sorted(own).limit(most).toList();
    }

    List<Article> first(int most) {
        return articles.values().stream().limit(most).toList();
    }
}
