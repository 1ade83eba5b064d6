package io.insaka.knowledge.search;

import java.util.HashMap;
import java.util.Map;

/** How little words such as "the", "can" or "please" say about what is wanted; all others weigh 1. */
final class LightWords {
    private static final Map<String, Float> WEIGHTS = read();

    private LightWords() {}

    /** 0 (says nothing) to 1, for a word in plain text. */
    static float weight(String word) {
        return WEIGHTS.getOrDefault(word, 1f);
    }

    /** Each line: a weight, then words. */
    private static Map<String, Float> read() {
        var weights = new HashMap<String, Float>();
        for (String line : Lexicon.lines("light-words.txt")) {
            String[] columns = line.split("\\s+");
            float weight = Float.parseFloat(columns[0]);
            for (int column = 1; column < columns.length; column++) {
                weights.putIfAbsent(columns[column], weight);
            }
        }
        return Map.copyOf(weights);
    }
}
