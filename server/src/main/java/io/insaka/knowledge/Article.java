package io.insaka.knowledge;

import java.time.Instant;
import java.util.List;

/**
 * A question and what the organisation answers.
 *
 * @param phrases other ways to ask it
 * @param language ISO 639 code of both
 * @param published whether customers are answered with it; a draft is seen by the team alone
 * @param furnished whether it came with a demo and nobody here has touched it
 */
public record Article(
        ArticleId id,
        String question,
        String answer,
        List<String> phrases,
        String language,
        boolean published,
        boolean furnished,
        Instant updatedAt) {
    public Article {
        phrases = List.copyOf(phrases);
    }
}
