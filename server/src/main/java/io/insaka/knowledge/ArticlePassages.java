package io.insaka.knowledge;

import io.insaka.kernel.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Articles are public, and one passage each. */
@Component
class ArticlePassages implements Passages {
    private final Articles articles;

    ArticlePassages(Articles articles) {
        this.articles = articles;
    }

    @Override
    public List<Passage> find(TenantId tenant, Seeker seeker, String words, int most) {
        return articles.search(tenant, words, most).stream()
                .map(match -> new Passage(
                        match.articleId().toString(),
                        Passage.Kind.ARTICLE,
                        match.question(),
                        match.answer(),
                        match.confidence(),
                        match.confidence()))
                .toList();
    }
}
