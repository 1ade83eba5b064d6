package io.insaka.knowledge.search;

import java.util.List;

/**
 * A message, read against one vocabulary.
 *
 * @param stems corrected where that was possible
 * @param weights how much each says
 * @param trust 1 for a word as typed, less for a corrected one
 * @param length of the vector of weights
 */
record Query(String[] stems, int[] concepts, float[] weights, float[] trust, float length) {
    private static final float CORRECTED = 0.8f;

    static Query of(String text, Tongue tongue, Vocabulary vocabulary) {
        List<Word> words = Word.read(text, tongue);
        int count = words.size();
        var query = new Query(new String[count], new int[count], new float[count], new float[count], 0);
        double squares = 0;
        for (int at = 0; at < count; at++) {
            Word word = words.get(at);
            String corrected = vocabulary.knows(word) ? null : vocabulary.corrected(word);
            query.stems[at] = corrected == null ? word.stem() : corrected;
            query.concepts[at] = corrected == null ? word.concept() : Thesaurus.ofStem(corrected);
            query.weights[at] = corrected == null ? vocabulary.weight(word) : vocabulary.weight(word, corrected);
            query.trust[at] = corrected == null ? 1 : CORRECTED;
            squares += query.weights[at] * query.weights[at];
        }
        return new Query(query.stems, query.concepts, query.weights, query.trust, (float) Math.sqrt(squares));
    }

    int size() {
        return stems.length;
    }
}
