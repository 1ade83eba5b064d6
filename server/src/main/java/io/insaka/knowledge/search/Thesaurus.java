package io.insaka.knowledge.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups of English words and short phrases that customers use for the same thing. */
final class Thesaurus {
    static final int NO_CONCEPT = -1;
    /** Longest phrase in the list, in words. */
    static final int LONGEST = 3;

    private static final Map<String, Integer> CONCEPTS = read();

    private Thesaurus() {}

    /** The group of a stem; {@link #NO_CONCEPT} when it stands alone. */
    static int ofStem(String stem) {
        return CONCEPTS.getOrDefault(stem, NO_CONCEPT);
    }

    /** The group of a phrase of two or more words in plain text. */
    static int ofPhrase(String phrase) {
        return CONCEPTS.getOrDefault(phrase, NO_CONCEPT);
    }

    private static Map<String, Integer> read() {
        var concepts = new HashMap<String, Integer>();
        List<String> groups = Lexicon.lines("thesaurus-en.txt");
        for (int group = 0; group < groups.size(); group++) {
            for (String entry : groups.get(group).split(",")) {
                String words = entry.strip();
                concepts.putIfAbsent(words.contains(" ") ? words : Tongue.ENGLISH.stem(words), group);
            }
        }
        return Map.copyOf(concepts);
    }
}
