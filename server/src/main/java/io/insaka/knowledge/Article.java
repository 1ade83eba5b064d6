package io.insaka.knowledge;

import java.time.Instant;
import java.util.List;

/**
 * A question and what the organisation answers.
 *
 * @param phrases other ways to ask it
 * @param language ISO 639 code of both
 */
public record Article(
        ArticleId id, String question, String answer, List<String> phrases, String language, Instant updatedAt) {
    public Article {
        phrases = List.copyOf(phrases);
    }
}
