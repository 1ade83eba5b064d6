package io.insaka.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Repeats the fit behind {@link Confidence}, so that whoever changes the evidence also renews the curve. */
class ConfidenceFitTest {
    private static final int CANDIDATES = 2;
    private static final int STEPS = 20_000;
    private static final double RATE = 0.02;
    private static final double DECAY = 0.1;

    private record Observation(double[] features, boolean right) {}

    @Test
    void weightsAreTheOnesTheQuestionsGive() {
        double[] fitted = fit(observations(AskedArticles.tickets(), AskedArticles.shop()));
        assertThat(Confidence.WEIGHTS).containsExactly(fitted, within(0.05));
    }

    /** Of ten answers given with a confidence of about p, about ten times p are right, also where nothing was fitted. */
    @Test
    void confidenceMeansWhatItSays() {
        double expected = 0;
        int right = 0;
        int asked = 0;
        for (AskedArticles.Question question : AskedArticles.clinic().questions()) {
            for (Hit hit : AskedArticles.clinic().shelf().search(question.text(), 1)) {
                asked++;
                expected += hit.confidence();
                right += question.isAnsweredBy(hit.entry()) ? 1 : 0;
            }
        }
        System.out.printf("confidence: %.1f right answers expected, %d were, of %d%n", expected, right, asked);
        assertThat(expected / asked).isCloseTo((double) right / asked, within(0.1));
    }

    private static List<Observation> observations(AskedArticles... all) {
        var observations = new ArrayList<Observation>();
        for (AskedArticles articles : all) {
            for (AskedArticles.Question question : articles.questions()) {
                articles.shelf().weigh(question.text()).stream()
                        .limit(CANDIDATES)
                        .map(judged -> new Observation(
                                Confidence.features(judged.evidence(), judged.margin()),
                                question.isAnsweredBy(judged.entry())))
                        .forEach(observations::add);
            }
        }
        return observations;
    }

    /** Logistic regression by plain gradient descent. */
    private static double[] fit(List<Observation> observations) {
        var weights = new double[Confidence.WEIGHTS.length];
        for (int step = 0; step < STEPS; step++) {
            var gradient = new double[weights.length];
            for (Observation observation : observations) {
                double error = probability(weights, observation.features()) - (observation.right() ? 1 : 0);
                for (int at = 0; at < weights.length; at++) {
                    gradient[at] += error * observation.features()[at];
                }
            }
            for (int at = 0; at < weights.length; at++) {
                weights[at] -= RATE * (gradient[at] + (at == 0 ? 0 : DECAY * weights[at]));
            }
        }
        return weights;
    }

    private static double probability(double[] weights, double[] features) {
        double sum = 0;
        for (int at = 0; at < weights.length; at++) {
            sum += weights[at] * features[at];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
