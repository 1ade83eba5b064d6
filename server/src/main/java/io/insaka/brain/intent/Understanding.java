package io.insaka.brain.intent;

import java.util.List;
import java.util.Optional;

/**
 * What a message may want, most probable first. The probabilities add up to less than one: the rest is "none of these".
 *
 * @param threshold the probability from which guesses were right at least nine times of ten in cross-validation
 */
public record Understanding(List<Guess> guesses, double threshold) {
    static final Understanding NOTHING = new Understanding(List.of(), 1);

    public Understanding {
        guesses = List.copyOf(guesses);
    }

    /** One label the classifier was taught, and how probable it is. */
    public record Guess(String label, double probability) {}

    /** The first guess, if it is probable enough to act on it without asking back. */
    public Optional<Guess> sure() {
        return guesses.stream()
                .limit(1)
                .filter(guess -> guess.probability() >= threshold)
                .findFirst();
    }
}
