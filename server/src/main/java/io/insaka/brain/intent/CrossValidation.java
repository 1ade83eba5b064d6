package io.insaka.brain.intent;

import io.insaka.brain.intent.Softmax.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds out how sure a guess must be, by guessing examples that were held back from training. */
final class CrossValidation {
    private static final int FOLDS = 4;
    private static final double WANTED_PRECISION = 0.9;
    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 0.9;

    private record Outcome(double probability, boolean right) {}

    private CrossValidation() {}

    /**
     * The lowest probability from which at least nine of ten guesses were right; a guess at a background phrase is wrong.
     *
     * @param labels how many classes there are besides the background, which is the class after the last
     */
    static double threshold(int labels, List<Example> examples) {
        var outcomes = new ArrayList<Outcome>();
        for (int fold = 0; fold < FOLDS; fold++) {
            outcomes.addAll(guess(labels, examples, fold));
        }
        outcomes.sort(Comparator.comparingDouble(Outcome::probability).reversed());
        double threshold = HIGHEST;
        int right = 0;
        for (int seen = 0; seen < outcomes.size(); seen++) {
            right += outcomes.get(seen).right() ? 1 : 0;
            if (right >= WANTED_PRECISION * (seen + 1)) {
                threshold = outcomes.get(seen).probability();
            }
        }
        return Math.clamp(threshold, LOWEST, HIGHEST);
    }

    private static List<Outcome> guess(int labels, List<Example> examples, int fold) {
        var training = new ArrayList<Example>();
        var held = new ArrayList<Example>();
        for (int index = 0; index < examples.size(); index++) {
            (index % FOLDS == fold ? held : training).add(examples.get(index));
        }
        Softmax model = Softmax.train(labels + 1, training);
        return held.stream()
                .map(example -> outcome(labels, model, example))
                .filter(outcome -> outcome.probability() > 0)
                .toList();
    }

    private static Outcome outcome(int labels, Softmax model, Example example) {
        float[] probabilities = model.probabilities(example.features());
        int best = 0;
        for (int label = 1; label < labels; label++) {
            best = probabilities[label] > probabilities[best] ? label : best;
        }
        return new Outcome(probabilities[best], best == example.target());
    }
}
