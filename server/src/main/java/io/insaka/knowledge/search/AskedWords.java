package io.insaka.knowledge.search;

import io.insaka.kernel.FoldedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What somebody asked, read in one tongue.
 *
 * @param stems each word once
 * @param concepts its group of the thesaurus
 * @param weights how much each says
 */
record AskedWords(Tongue tongue, List<String> stems, List<Integer> concepts, double[] weights) {
    /** A longer message is a story; its first words tell what it is about, and the cost stays bounded. */
    private static final int MOST_WORDS = 60;

    static final AskedWords NOTHING = new AskedWords(Tongue.OTHER, List.of(), List.of(), new double[0]);

    /** @param rarity of a stem among all passages, 0 to 1 */
    static AskedWords of(String text, Tongue tongue, ToDoubleFunction<String> rarity) {
        Set<String> seen = new LinkedHashSet<>();
        var light = new ArrayList<Double>();
        String[] words = FoldedText.of(text).split(" ");
        for (int at = 0; at < Math.min(words.length, MOST_WORDS); at++) {
            String stem = words[at].isEmpty() ? "" : tongue.stem(words[at]);
            double weight = words[at].isEmpty() ? 0 : Math.min(LightWords.weight(words[at]), LightWords.weight(stem));
            if (weight > 0 && seen.add(stem)) {
                light.add(weight);
            }
        }
        var stems = List.copyOf(seen);
        var concepts = new ArrayList<Integer>(stems.size());
        var weights = new double[stems.size()];
        for (int at = 0; at < weights.length; at++) {
            concepts.add(tongue == Tongue.ENGLISH ? Thesaurus.ofStem(stems.get(at)) : Thesaurus.NO_CONCEPT);
            weights[at] = light.get(at) * rarity.applyAsDouble(stems.get(at));
        }
        return new AskedWords(tongue, stems, concepts, weights);
    }

    int size() {
        return weights.length;
    }

    double all() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
