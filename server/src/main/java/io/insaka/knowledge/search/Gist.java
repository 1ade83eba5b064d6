package io.insaka.knowledge.search;

import io.insaka.kernel.FoldedText;
import java.util.List;

/** What questions have in common that differ in courtesy, order and endings only. */
public final class Gist {
    /** One word alone may be part of anything. */
    private static final int FEWEST = 2;

    private Gist() {}

    /**
     * Equal for the same question; empty for a text without a word.
     *
     * @param language BCP 47; empty when it is not known
     */
    public static String of(String question, String language) {
        Tongue tongue = Tongue.of(language.isEmpty() ? Languages.guess(question) : language);
        List<String> stems = AskedWords.of(question, tongue, stem -> 1).stems().stream()
                .sorted()
                .toList();
        return stems.size() < FEWEST ? FoldedText.of(question) : String.join(" ", stems);
    }
}
