package io.insaka.brain.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.brain.intent.Understanding.Guess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IntentClassifierTest {
    private static final String NONE = "none";

    private record Line(String label, String text) {}

    private final IntentClassifier classifier = IntentClassifier.learn(byLabel(lines("taught.tsv")));

    @Test
    void recognisesWhatItWasTaughtInOtherWords() {
        int asked = 0;
        int recognised = 0;
        int amongThree = 0;
        int wrong = 0;
        for (Line line : lines("asked.tsv")) {
            if (line.label().equals(NONE)) {
                continue;
            }
            Understanding understanding = classifier.classify(line.text());
            String sure = understanding.sure().map(Guess::label).orElse(NONE);
            asked++;
            recognised += sure.equals(line.label()) ? 1 : 0;
            wrong += sure.equals(line.label()) || sure.equals(NONE) ? 0 : 1;
            amongThree += understanding.guesses().stream()
                            .limit(3)
                            .anyMatch(guess -> guess.label().equals(line.label()))
                    ? 1
                    : 0;
        }
        System.out.printf(
                "intents: %d asked, %d recognised, %d taken for another, %d among the first three, threshold %.2f%n",
                asked, recognised, wrong, amongThree, classifier.classify("x").threshold());
        assertThat((double) recognised / asked).isGreaterThan(0.7);
        assertThat((double) wrong / asked).isLessThan(0.05);
        assertThat((double) amongThree / asked).isGreaterThan(0.95);
    }

    @Test
    void abstainsFromWhatNobodyTaughtIt() {
        var mistaken = new ArrayList<String>();
        List<Line> strange = lines("asked.tsv").stream()
                .filter(line -> line.label().equals(NONE))
                .toList();
        for (Line line : strange) {
            classifier
                    .classify(line.text())
                    .sure()
                    .ifPresent(guess -> mistaken.add(line.text() + " → " + guess.label()));
        }
        System.out.printf(
                "intents: %d of %d strange messages taken for one: %s%n", mistaken.size(), strange.size(), mistaken);
        assertThat(mistaken.size()).isLessThanOrEqualTo(strange.size() / 20);
    }

    @Test
    void isTheSameWhenTaughtTheSame() {
        IntentClassifier again = IntentClassifier.learn(byLabel(lines("taught.tsv")));
        for (Line line : lines("asked.tsv")) {
            assertThat(again.classify(line.text())).isEqualTo(classifier.classify(line.text()));
        }
    }

    @Test
    void guessesNothingWithoutExamplesOrWords() {
        assertThat(classifier.classify(" …?! ").guesses()).isEmpty();
        IntentClassifier untaught = IntentClassifier.learn(Map.of("idle", List.of()));
        assertThat(untaught.classify("I want to speak to someone").sure()).isEmpty();
    }

    @Test
    void toleratesAnythingAContactMayType() {
        for (String text : List.of("", "👍🏽", "﷽", "\u0000\ud800", "a".repeat(100_000), "' ' '", "شكرا لك")) {
            assertThat(classifier.classify(text).sure()).isEmpty();
        }
    }

    @Test
    void answersWithinMicroseconds() {
        List<Line> asked = lines("asked.tsv");
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 60; round++) {
            long start = System.nanoTime();
            asked.forEach(line -> classifier.classify(line.text()));
            best = Math.min(best, (System.nanoTime() - start) / asked.size());
        }
        System.out.printf("intents: %.1f µs a message%n", best / 1000.0);
        assertThat(best).isLessThan(200_000);
    }

    private static Map<String, List<String>> byLabel(List<Line> lines) {
        var byLabel = new TreeMap<String, List<String>>();
        lines.forEach(line -> byLabel.computeIfAbsent(line.label(), label -> new ArrayList<>())
                .add(line.text()));
        return byLabel;
    }

    private static List<Line> lines(String file) {
        try (var resource =
                Objects.requireNonNull(IntentClassifierTest.class.getResourceAsStream("/intents/" + file))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .map(columns -> new Line(columns[0], columns[1]))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
