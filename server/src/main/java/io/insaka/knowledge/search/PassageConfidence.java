package io.insaka.knowledge.search;

/**
 * From evidence to the probability that a passage answers: a logistic curve, fitted to half of the labelled questions
 * and checked with the other half by {@code PassageQualityTest}.
 */
final class PassageConfidence {
    static final double[] WEIGHTS = {-4.29, 0.98, 0.97, 2.35, 2.76, 0.35};

    /** From this weight on, more makes no difference. */
    private static final double SUBSTANTIAL = 2.5;

    /** Cosines below say nothing; what lies above helps, carefully: models differ in what they call near. */
    private static final double NEAR = 0.5;

    private static final double MEANING = 3;

    private PassageConfidence() {}

    /** @param margin how far it is above the best other passage, negative when below */
    static double of(PassageEvidence evidence, double margin) {
        double[] features = features(evidence, margin);
        double sum = MEANING * Math.max(0, evidence.near() - NEAR);
        for (int at = 0; at < features.length; at++) {
            sum += WEIGHTS[at] * features[at];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    static double[] features(PassageEvidence evidence, double margin) {
        return new double[] {
            1,
            evidence.known(),
            evidence.focused(),
            evidence.titled(),
            Math.min(SUBSTANTIAL, evidence.substance()),
            Math.clamp(margin, -0.3, 0.3)
        };
    }
}
