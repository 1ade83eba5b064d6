package io.insaka.knowledge.search;

/**
 * From evidence to the probability of being right: a logistic curve, fitted to questions people asked two imaginary
 * organisations (about a third of them unanswerable) and checked with a third one. {@code ConfidenceFitTest} repeats the
 * fit and fails when these numbers no longer come out of it.
 */
final class Confidence {
    static final double[] WEIGHTS = {-7.37, 2.73, 2.58, 2.57, 4.68};

    /** Somebody asked exactly what an author wrote down, and only this author. */
    private static final double VERBATIM = 0.95;

    /** From this weight on (two telling words), more makes no difference. */
    private static final double SUBSTANTIAL = 2;

    private Confidence() {}

    /** @param margin how far its rank is above the next entry's, negative when below */
    static double of(Evidence evidence, double margin) {
        double curve = curve(evidence, margin);
        return evidence.verbatim() && margin > 0 ? Math.max(curve, VERBATIM) : curve;
    }

    private static double curve(Evidence evidence, double margin) {
        double[] features = features(evidence, margin);
        double sum = 0;
        for (int at = 0; at < features.length; at++) {
            sum += WEIGHTS[at] * features[at];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    static double[] features(Evidence evidence, double margin) {
        return new double[] {
            1,
            evidence.likeness(),
            evidence.known(),
            Math.min(SUBSTANTIAL, evidence.substance()),
            Math.clamp(margin, -0.5, 0.5)
        };
    }
}
