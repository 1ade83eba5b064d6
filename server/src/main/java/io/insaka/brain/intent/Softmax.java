package io.insaka.brain.intent;

import java.util.List;
import java.util.Random;

/** Multinomial logistic regression over {@link Features}, trained by AdaGrad in a fixed order: same examples, same result. */
final class Softmax {
    /** One text and the class it belongs to. */
    record Example(Features features, int target) {}

    private static final int EPOCHS = 12;
    private static final float RATE = 0.3f;
    private static final float DECAY = 1e-3f;
    private static final long SEED = 20_261_121;

    private final int classes;
    /** Weights of one bucket lie side by side; the biases come last. */
    private final float[] weights;

    private Softmax(int classes) {
        this.classes = classes;
        this.weights = new float[(Features.BUCKETS + 1) * classes];
    }

    static Softmax train(int classes, List<Example> examples) {
        var model = new Softmax(classes);
        var squares = new float[model.weights.length];
        var order = new Random(SEED);
        int[] places = order.ints(0, Math.max(1, examples.size()))
                .limit((long) EPOCHS * examples.size())
                .toArray();
        for (int place : places) {
            model.learn(examples.get(place), squares);
        }
        return model;
    }

    private void learn(Example example, float[] squares) {
        float[] error = probabilities(example.features());
        error[example.target()] -= 1;
        int[] buckets = example.features().buckets();
        for (int index = 0; index < buckets.length; index++) {
            step(buckets[index] * classes, error, example.features().weight(index), squares);
        }
        step(Features.BUCKETS * classes, error, 0.2f, squares);
    }

    private void step(int from, float[] error, float weight, float[] squares) {
        for (int label = 0; label < classes; label++) {
            int at = from + label;
            float gradient = error[label] * weight + DECAY * weights[at];
            squares[at] += gradient * gradient;
            weights[at] -= RATE * gradient / (float) Math.sqrt(squares[at] + 1e-4f);
        }
    }

    /** One probability per class; together 1. */
    float[] probabilities(Features features) {
        var scores = new float[classes];
        int[] buckets = features.buckets();
        for (int index = 0; index < buckets.length; index++) {
            add(scores, buckets[index] * classes, features.weight(index));
        }
        add(scores, Features.BUCKETS * classes, 0.2f);
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        float sum = 0;
        for (int label = 0; label < classes; label++) {
            scores[label] = (float) Math.exp(scores[label] - highest);
            sum += scores[label];
        }
        for (int label = 0; label < classes; label++) {
            scores[label] /= sum;
        }
        return scores;
    }

    private void add(float[] scores, int from, float weight) {
        for (int label = 0; label < classes; label++) {
            scores[label] += weights[from + label] * weight;
        }
    }
}
