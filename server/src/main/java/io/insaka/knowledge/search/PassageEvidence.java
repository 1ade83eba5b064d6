package io.insaka.knowledge.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What speaks for a passage as the answer to a question.
 *
 * @param known share of the question (by weight) that the passage and its title have
 * @param focused share that two neighbouring sentences and the title have: an answer stands together
 * @param titled share that the title has
 * @param substance weight of what the two share: a single common word is little
 * @param near cosine of the embedding model's vectors; 0 without one
 */
record PassageEvidence(double known, double focused, double titled, double substance, double near) {
    private static final double SYNONYM = 0.8;
    /** A word with one letter wrong is still very likely the word. */
    private static final double MISTYPED = 0.7;

    private static final int SHORTEST_MISTYPED = 5;

    static PassageEvidence of(AskedWords asked, String title, String text, double near) {
        List<Set<String>> sentences = new ArrayList<>();
        for (String sentence : text.split("(?<=[.!?;])\\s+|\\n+")) {
            sentences.add(new HashSet<>(PassageWords.stems(sentence, asked.tongue())));
        }
        double[] inTitle = covered(asked, new HashSet<>(PassageWords.stems(title, asked.tongue())));
        double[] known = inTitle.clone();
        double focused = share(asked, inTitle);
        double[] before = new double[asked.size()];
        for (Set<String> sentence : sentences) {
            double[] here = covered(asked, sentence);
            focused = Math.max(focused, share(asked, higher(higher(here, before), inTitle)));
            known = higher(known, here);
            before = here;
        }
        double share = share(asked, known);
        return new PassageEvidence(share, focused, share(asked, inTitle), share * asked.all(), near);
    }

    /** One number to rank passages by. */
    double rank() {
        return 0.35 * known + 0.4 * focused + 0.25 * titled;
    }

    private static double[] covered(AskedWords asked, Set<String> stems) {
        var covered = new double[asked.size()];
        Set<Integer> concepts = new HashSet<>();
        if (asked.tongue() == Tongue.ENGLISH) {
            stems.forEach(stem -> concepts.add(Thesaurus.ofStem(stem)));
        }
        for (int at = 0; at < covered.length; at++) {
            String stem = asked.stems().get(at);
            int concept = asked.concepts().get(at);
            if (stems.contains(stem)) {
                covered[at] = 1;
            } else if (concept != Thesaurus.NO_CONCEPT && concepts.contains(concept)) {
                covered[at] = SYNONYM;
            } else if (stem.length() >= SHORTEST_MISTYPED && stems.stream().anyMatch(own -> mistyped(stem, own))) {
                covered[at] = MISTYPED;
            }
        }
        return covered;
    }

    private static boolean mistyped(String stem, String own) {
        return own.charAt(0) == stem.charAt(0)
                && Math.abs(own.length() - stem.length()) <= 1
                && own.length() >= SHORTEST_MISTYPED
                && Spelling.near(stem, own);
    }

    private static double[] higher(double[] left, double[] right) {
        var higher = new double[left.length];
        for (int at = 0; at < higher.length; at++) {
            higher[at] = Math.max(left[at], right[at]);
        }
        return higher;
    }

    private static double share(AskedWords asked, double[] covered) {
        double all = 0;
        double found = 0;
        for (int at = 0; at < covered.length; at++) {
            all += asked.weights()[at];
            found += asked.weights()[at] * covered[at];
        }
        return all == 0 ? 0 : found / all;
    }
}
