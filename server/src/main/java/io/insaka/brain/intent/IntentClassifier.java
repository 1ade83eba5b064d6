package io.insaka.brain.intent;

import io.insaka.brain.intent.Softmax.Example;
import io.insaka.brain.intent.Understanding.Guess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names the label whose example phrases a message resembles, or none.
 *
 * <p>Beside the labels it learns a background of everyday customer questions, so that "none of these" is an answer it
 * knows. Immutable and safe for any number of threads; teaching it again means making a new one. The same examples give
 * the same classifier.
 */
public final class IntentClassifier {
    /** Background that says nearly what a label's example says would teach against that label. */
    private static final double TOO_ALIKE = 0.6;

    private final List<String> labels;
    private final Softmax model;
    private final double threshold;

    private IntentClassifier(List<String> labels, Softmax model, double threshold) {
        this.labels = labels;
        this.model = model;
        this.threshold = threshold;
    }

    /**
     * Learns each label from its example phrases; takes tens of milliseconds for a hundred phrases.
     *
     * @param phrases label to examples; labels without examples are never guessed
     */
    public static IntentClassifier learn(Map<String, List<String>> phrases) {
        var taught = new TreeMap<>(phrases);
        taught.values().removeIf(List::isEmpty);
        List<String> labels = List.copyOf(taught.keySet());
        var examples = new ArrayList<Example>();
        for (int label = 0; label < labels.size(); label++) {
            for (String phrase : taught.getOrDefault(labels.get(label), List.of())) {
                examples.add(new Example(Features.of(phrase), label));
            }
        }
        examples.addAll(background(labels.size(), examples));
        double threshold = CrossValidation.threshold(labels.size(), examples);
        return new IntentClassifier(labels, Softmax.train(labels.size() + 1, examples), threshold);
    }

    private static List<Example> background(int target, List<Example> taught) {
        return Background.phrases().stream()
                .map(Features::of)
                .filter(features ->
                        taught.stream().noneMatch(example -> features.overlap(example.features()) > TOO_ALIKE))
                .map(features -> new Example(features, target))
                .toList();
    }

    /** The probability from which guesses were right at least nine times of ten in cross-validation. */
    public double threshold() {
        return threshold;
    }

    /** What {@code words} may want. */
    public Understanding classify(String words) {
        Features features = Features.of(words);
        if (features.words() == 0 || labels.isEmpty()) {
            return Understanding.NOTHING;
        }
        float[] probabilities = model.probabilities(features);
        var guesses = new ArrayList<Guess>(labels.size());
        for (int label = 0; label < labels.size(); label++) {
            guesses.add(new Guess(labels.get(label), probabilities[label]));
        }
        guesses.sort(Comparator.comparingDouble(Guess::probability).reversed());
        return new Understanding(guesses, threshold);
    }
}
