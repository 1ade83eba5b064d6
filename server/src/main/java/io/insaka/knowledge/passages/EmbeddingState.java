package io.insaka.knowledge.passages;

import io.insaka.knowledge.search.Space;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far an organisation's vectors are.
 *
 * @param answers the space passages are compared in; null: words alone decide
 * @param next the model whose vectors are being made; null: none
 * @param nextDimensions how long they are; null: nobody knows yet
 * @param done of {@code total} passages and articles
 * @param trouble why it does not go on; null: it does
 * @param failures in a row
 */
record EmbeddingState(
        @Nullable Space answers,
        @Nullable String next,
        @Nullable Integer nextDimensions,
        int total,
        int done,
        @Nullable Trouble trouble,
        int failures) {
    static final EmbeddingState NEW = new EmbeddingState(null, null, null, 0, 0, null, 0);

    enum Trouble {
        /** The model does not answer, or not with one vector for each text. */
        NO_ANSWER,
        /** What it answers with is longer or shorter than what it made before. */
        OTHER_LENGTH;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
