package io.insaka.knowledge.search;

import java.util.List;
import java.util.UUID;

/**
 * One article as it is searched.
 *
 * @param phrases other ways to ask the question
 * @param language ISO 639 code; decides about word endings and small words
 */
public record Entry(UUID id, String question, List<String> phrases, String answer, String language) {
    public Entry {
        phrases = List.copyOf(phrases);
    }
}
