package io.insaka.knowledge.passages;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.ArticleMatch;
import io.insaka.knowledge.Articles;
import io.insaka.knowledge.Passage;
import io.insaka.knowledge.Passages;
import io.insaka.knowledge.Seeker;
import io.insaka.knowledge.Supposition;
import io.insaka.knowledge.search.PassageHit;
import io.insaka.knowledge.search.PassageVector;
import io.insaka.knowledge.search.Space;
import io.insaka.knowledge.search.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Searches articles and documents together. What the articles' own search is sure of goes first: it knows other ways to
 * ask, and says honestly how likely it is right.
 */
@Component
class Retrieval implements Passages {
    private final Articles articles;
    private final Libraries libraries;
    private final QueryVectors vectors;
    private final PassageSettings settings;

    Retrieval(Articles articles, Libraries libraries, QueryVectors vectors, PassageSettings settings) {
        this.articles = articles;
        this.libraries = libraries;
        this.vectors = vectors;
        this.settings = settings;
    }

    @Override
    public List<Passage> find(TenantId tenant, Seeker seeker, String words, int most) {
        if (words.isBlank() || most < 1) {
            return List.of();
        }
        Map<String, ArticleMatch> matches = new LinkedHashMap<>();
        articles.search(tenant, words, most)
                .forEach(match -> matches.put(match.articleId().toString(), match));
        Optional<TenantLibrary> library = libraries.of(tenant, settings.patience());
        library.ifPresent(loaded -> loaded.know(articles.published(tenant)));
        List<PassageHit> hits = library.map(
                        loaded -> loaded.search(visible(seeker), words, vector(tenant, loaded, words), most))
                .orElse(List.of());
        Predicate<ArticleId> supposed = article -> Supposition.concerns(tenant, article);
        List<PassageHit> known = hits.stream()
                .filter(hit -> !hit.article() || !supposed.test(new ArticleId(hit.source())))
                .toList();
        Map<String, ArticleMatch> kept = new LinkedHashMap<>(matches);
        kept.values().removeIf(match -> supposed.test(match.articleId()) && match.confidence() < settings.sure());
        List<Passage> merged = new ArrayList<>(merged(kept, known, most));
        matches.values().stream()
                .filter(match -> !kept.containsKey(match.articleId().toString()))
                .forEach(match -> supposed(merged, passage(match, 0)));
        return merged.stream().limit(most).toList();
    }

    /** No index knows what is only supposed: it stands among what is about as likely to be the answer. */
    private static void supposed(List<Passage> merged, Passage one) {
        int place = 0;
        while (place < merged.size() && merged.get(place).confidence() >= one.confidence()) {
            place++;
        }
        merged.add(place, one);
    }

    private static Visible visible(Seeker seeker) {
        return switch (seeker) {
            case Seeker.Anybody anybody -> new Visible.Public();
            case Seeker.Verified verified ->
                new Visible.PublicAnd(verified.contact().value());
            case Seeker.Team team -> new Visible.Everything();
        };
    }

    private @Nullable PassageVector vector(TenantId tenant, TenantLibrary library, String words) {
        Space space = library.known().space();
        return space == null ? null : vectors.of(tenant, space, words).orElse(null);
    }

    private List<Passage> merged(Map<String, ArticleMatch> matches, List<PassageHit> hits, int most) {
        Map<String, Double> scores = new LinkedHashMap<>();
        hits.stream()
                .filter(PassageHit::article)
                .forEach(hit -> scores.put(hit.source().toString(), hit.score()));
        var merged = new ArrayList<Passage>();
        matches.forEach((id, match) -> {
            if (match.confidence() >= settings.sure()) {
                merged.add(passage(match, 1));
            }
        });
        for (PassageHit hit : hits) {
            ArticleMatch match = hit.article() ? matches.get(hit.source().toString()) : null;
            if (match == null) {
                merged.add(passage(hit));
            } else if (match.confidence() < settings.sure()) {
                merged.add(passage(match, hit.score()));
            }
        }
        matches.forEach((id, match) -> {
            if (match.confidence() < settings.sure() && !scores.containsKey(id)) {
                merged.add(passage(match, 0));
            }
        });
        return merged.stream().limit(most).toList();
    }

    private static Passage passage(ArticleMatch match, double score) {
        return new Passage(
                match.articleId().toString(),
                Passage.Kind.ARTICLE,
                match.question(),
                match.answer(),
                score,
                match.confidence());
    }

    private static Passage passage(PassageHit hit) {
        return new Passage(
                hit.source().toString(),
                hit.article() ? Passage.Kind.ARTICLE : Passage.Kind.DOCUMENT,
                hit.title(),
                hit.text(),
                hit.score(),
                hit.confidence());
    }
}
