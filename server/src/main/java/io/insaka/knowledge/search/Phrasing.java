package io.insaka.knowledge.search;

import java.util.Arrays;
import java.util.List;

/** One way to ask an entry's question, ready to be compared with a query. */
record Phrasing(String[] stems, int[] concepts, float[] weights, float length) {
    /** A synonym is nearly the word itself. */
    static final float SYNONYM = 0.85f;

    static Phrasing of(List<Word> words, Vocabulary vocabulary) {
        int count = words.size();
        var phrasing = new Phrasing(new String[count], new int[count], new float[count], 0);
        double squares = 0;
        for (int at = 0; at < count; at++) {
            phrasing.stems[at] = words.get(at).stem();
            phrasing.concepts[at] = words.get(at).concept();
            phrasing.weights[at] = vocabulary.weight(words.get(at));
            squares += phrasing.weights[at] * phrasing.weights[at];
        }
        return new Phrasing(phrasing.stems, phrasing.concepts, phrasing.weights, (float) Math.sqrt(squares));
    }

    /**
     * The cosine between this phrasing and the query, 0 to 1.
     *
     * @param covered per word of the query, raised to how well this phrasing matches it
     */
    float compare(Query query, float[] covered) {
        double product = 0;
        for (int asked = 0; asked < query.size(); asked++) {
            float best = 0;
            float weight = 0;
            for (int own = 0; own < stems.length && best < 1; own++) {
                float match = match(query, asked, own);
                if (match > best) {
                    best = match;
                    weight = weights[own];
                }
            }
            covered[asked] = Math.max(covered[asked], best * query.trust()[asked]);
            product += (double) best * query.trust()[asked] * query.weights()[asked] * weight;
        }
        return product == 0 ? 0 : (float) Math.min(1, product / (length * query.length()));
    }

    /** Whether both have the same words, in whatever order. */
    boolean says(Query query) {
        return stems.length == query.size() && Arrays.asList(stems).containsAll(Arrays.asList(query.stems()));
    }

    private float match(Query query, int asked, int own) {
        if (query.stems()[asked].equals(stems[own])) {
            return 1;
        }
        boolean alike = concepts[own] != Thesaurus.NO_CONCEPT && query.concepts()[asked] == concepts[own];
        return alike ? SYNONYM : 0;
    }
}
