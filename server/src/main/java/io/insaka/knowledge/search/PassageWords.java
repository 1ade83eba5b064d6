package io.insaka.knowledge.search;

import io.insaka.kernel.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The words of longer texts, without their endings, every time they occur. */
final class PassageWords {
    /** Marks a group of the thesaurus among words. */
    static final String CONCEPT = "~";

    private PassageWords() {}

    static List<String> stems(String text, Tongue tongue) {
        UnaryOperator<String> stemmer = tongue.stemmer();
        var stems = new ArrayList<String>();
        for (String word : FoldedText.of(text).split(" ")) {
            if (!word.isEmpty() && LightWords.weight(word) > 0) {
                stems.add(stemmer.apply(word));
            }
        }
        return stems;
    }

    /** Parted by spaces, with the groups of the thesaurus among them. */
    static String terms(String text, Tongue tongue) {
        var terms = new StringBuilder();
        for (String stem : stems(text, tongue)) {
            terms.append(stem).append(' ');
            int concept = tongue == Tongue.ENGLISH ? Thesaurus.ofStem(stem) : Thesaurus.NO_CONCEPT;
            if (concept != Thesaurus.NO_CONCEPT) {
                terms.append(CONCEPT).append(concept).append(' ');
            }
        }
        return terms.toString();
    }
}
