package io.insaka.knowledge.search;

import io.insaka.kernel.FoldedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Guesses the language of a text by its small words, which every sentence needs and no two languages share many of. */
public final class Languages {
    /** What is assumed of a text that gives no hint. */
    public static final String USUAL = "en";

    private static final int LONGEST = 20_000;
    private static final Map<String, List<String>> OF_WORD = read();

    private Languages() {}

    /** The ISO 639 code of the likeliest language among those whose word endings are known. */
    public static String guess(String text) {
        var counts = new HashMap<String, Integer>();
        for (String word : FoldedText.of(text.substring(0, Math.min(text.length(), LONGEST)))
                .split(" ")) {
            OF_WORD.getOrDefault(word, List.of()).forEach(language -> counts.merge(language, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(USUAL);
    }

    /** Each line: a language, then words. */
    private static Map<String, List<String>> read() {
        var languages = new HashMap<String, List<String>>();
        for (String line : Lexicon.lines("small-words.txt")) {
            String[] columns = line.split("\\s+");
            for (int column = 1; column < columns.length; column++) {
                languages.merge(columns[column], List.of(columns[0]), (some, more) -> {
                    var all = new java.util.ArrayList<>(some);
                    all.addAll(more);
                    return all;
                });
            }
        }
        return Map.copyOf(languages);
    }
}
